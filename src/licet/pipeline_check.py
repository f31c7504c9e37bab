"""From a folder or a bill of materials to a ``Checked``: finds, reads once, remembers, and checks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from licet.check.bindings import pointed
from licet.check.config import Config
from licet.check.followed import Sizes
from licet.check.from_evidence import check
from licet.check.model import Evidence, Named, Outside, Policy, ReadText, Source, Words
from licet.components.folders import printable
from licet.components.from_path import bytes_of, find
from licet.components.manifests import Unusable
from licet.components.model import Broken, Component, Declared, Ecosystem
from licet.components.owners import left_out, touched
from licet.errors import InputError
from licet.expressions import ids, parsed
from licet.pipeline import Engine
from licet.pipeline_jobs import Desk, Job, words_of
from licet.pipeline_sources import Sources, Told, carried
from licet.report.checked import Checked
from licet.report.model import Quote, Report

if TYPE_CHECKING:
    from licet.owe.profile import Profile

_BESIDE = ("readme", "notice")
_WHOLE = ("licence", "policy")


@dataclass
class Checker:
    """A check with one policy and one profile. ``fresh`` ignores what was remembered; ``exclude`` are
    patterns (as in ``.gitignore``) of what is left out; ``headers`` says whether source files are read."""

    engine: Engine
    policy: Policy = field(default_factory=Policy)
    profile: Profile | None = None
    sizes: Sizes = field(default_factory=dict)
    fresh: bool = False
    progress: Callable[[str, float], None] | None = None
    exclude: tuple[str, ...] = ()
    headers: bool = True

    def check(
        self,
        root: Path,
        today: datetime.date,
        only: frozenset[Ecosystem] = frozenset(),
        changed: frozenset[str] | None = None,
    ) -> tuple[Checked, tuple[Evidence, ...]]:
        """Everything found under ``root``, and the evidence it rests on.

        ``changed`` keeps the components that hold one of these paths. Raises ``InputError`` for a root that
        is not there.
        """
        if not root.exists():
            raise InputError("no such file or folder", where=str(root))
        found = left_out(find(root, only), self.exclude)
        if changed is not None:
            paths = frozenset(printable(path) for path in changed)
            found = tuple(c for c in found if touched(c, found, paths))
        evidence = self.evidence(found, root if root.is_dir() else None)
        return check(evidence, self.policy, today, root=printable(str(root)), sizes=self.sizes), evidence

    def evidence(self, components: Sequence[Component], root: Path | None = None) -> tuple[Evidence, ...]:
        """The components with everything that had to be read, each text once; with ``root``, the source
        files below it too."""
        desk = Desk(self.engine, self.profile, self.fresh, self.progress)
        bodies: dict[str, bytes] = {}
        made = [_gathered(one, bodies) for one in components]
        told = [Told(one, carried(one)) for one in made]
        if root is not None and self.headers:
            told = Sources(desk, root, self.exclude).of(made)
            made = [one.component for one in told]
        named = [tuple(self._named(d) for d in one.declared) for one in made]
        wanted = [_ids(names, own.sources, self.policy) for names, own in zip(named, told, strict=True)]
        reports = _reports(desk, made, wanted, bodies)
        wanted = [_pointed(one, needs, reports) for one, needs in zip(made, wanted, strict=True)]
        missing = sorted({i for row in wanted for i in row} - reports.keys())
        reports |= desk.reports([Job("known", i) for i in missing])
        outside = self._outside(desk, made, bodies)
        out: list[Evidence] = []
        for one, names, own, needs in zip(made, named, told, wanted, strict=True):
            texts = tuple(
                ReadText(
                    f,
                    reports[f.shown],
                    Job("text", f.shown, bodies[f.shown]).sha256,
                    words_of(bodies[f.shown], f.shown),
                )
                for f in one.files
                if f.role in _WHOLE
            )
            beside = tuple(Outside(f, outside[f.shown]) for f in one.files if outside.get(f.shown))
            beside += own.outside
            by_id = {i: reports[i] for i in needs if i in reports and reports[i].error is None}
            said = tuple(Words(f, words_of(bodies[f.shown], f.shown)) for f in one.files if f.role in _BESIDE)
            out.append(Evidence(one, texts, beside, names, by_id, beside=said, sources=own.sources))
        return tuple(self._together(desk, out, bodies))

    def _outside(
        self, desk: Desk, components: Sequence[Component], bodies: dict[str, bytes]
    ) -> dict[str, tuple[Quote, ...]]:
        """For each read-me and notice the sentences in it that speak like terms."""
        names = list(dict.fromkeys(f.shown for one in components for f in one.files if f.role in _BESIDE))
        return dict(zip(names, desk.read([Job("beside", n, bodies[n]) for n in names]), strict=True))

    def _together(self, desk: Desk, rows: Sequence[Evidence], bodies: dict[str, bytes]) -> Iterable[Evidence]:
        """Where terms stand beside a licence, the two read as one."""
        jobs: dict[int, Job] = {}
        for number, row in enumerate(rows):
            licence = next((t for t in row.texts if t.shipped.role == "licence"), None)
            quotes = [q.quote for o in row.outside for q in o.quotes]
            if quotes and licence is not None:
                shown = licence.shipped.shown
                data = bodies[shown] + ("\n\n" + "\n\n".join(quotes)).encode()
                jobs[number] = Job("text", shown, data)
        made = dict(zip(jobs, desk.read(list(jobs.values())), strict=True))
        return [replace(row, together=made.get(number)) for number, row in enumerate(rows)]

    def _named(self, declared: Declared) -> Named:
        if not declared.grants:
            return Named(declared)
        found = parsed(declared.expression) if declared.expression else None
        return Named(declared, found or self._expression(declared.words))

    def _expression(self, words: str) -> str | None:
        if words not in self._understood:
            self._understood[words] = self.engine.expression(words)
        return self._understood[words]

    _understood: dict[str, str | None] = field(default_factory=dict)


def configured(
    engine: Engine, config: Config, profile_file: Path | None = None, *, fresh: bool = False
) -> Checker:
    """The checker that a ``licet.toml`` asks for; ``profile_file`` stands for its ``[profile]``."""
    made = Checker(engine, config.policy, fresh=fresh, exclude=config.exclude, headers=config.headers)
    if profile_file is None and not config.profile:
        return made
    from licet.owe.profile import from_tree, load_profile

    if profile_file is not None:
        made.profile = load_profile(profile_file)
    elif config.profile:
        table = dict(config.profile)
        on = {"on": table.pop("on")} if "on" in table and "facts" not in table else {}
        tree = table if "facts" in table else {**on, "facts": table}
        made.profile = from_tree(tree, f"{config.path}: [profile]")
    made.sizes = _sizes(made.profile)
    return made


def _sizes(profile: Profile | None) -> Sizes:
    """The numbers of a profile, money with its currency."""
    from licet.owe.values import Money

    out: Sizes = {}
    for name, value in profile.facts.items() if profile else ():
        if isinstance(value, Money):
            out[name] = (float(value.amount), value.currency)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            out[name] = (float(value), None)
    return out


def _reports(
    desk: Desk, components: Sequence[Component], wanted: Sequence[Sequence[str]], bodies: dict[str, bytes]
) -> dict[str, Report]:
    """Reports on every licence text by its path, and on every licence that is only named by its id."""
    texts = {f.shown: bodies[f.shown] for one in components for f in one.files if f.role in _WHOLE}
    jobs = [Job("text", shown, data) for shown, data in texts.items()]
    return desk.reports([*jobs, *(Job("known", i) for i in sorted({i for row in wanted for i in row}))])


def _ids(names: Sequence[Named], sources: Sequence[Source], policy: Policy) -> list[str]:
    """Every licence that a component names: in its manifest, in its sources, in a clarification."""
    said = [n.expression for n in names if n.expression]
    said += [s.expression for s in sources if not s.modified]
    said += [row.licence for row in policy.clarify if parsed(row.licence)]
    return sorted({i for words in said for i in ids(words)})


def _pointed(one: Component, wanted: list[str], reports: dict[str, Report]) -> list[str]:
    """The ids wanted, and those that texts of the component point to without their words."""
    texts = (ReadText(f, reports[f.shown]) for f in one.files if f.role == "licence")
    return sorted({*wanted, *(i for t in texts for i in pointed(t))})


def _gathered(one: Component, bodies: dict[str, bytes]) -> Component:
    """The component without the files that cannot be read; the bytes of the others go into ``bodies``."""
    kept = []
    broken: list[Broken] = []
    for text in one.files:
        try:
            bodies[text.shown] = bytes_of(text)
            kept.append(text)
        except Unusable as error:
            broken.append(error.broken)
    return replace(one, files=tuple(kept), broken=(*one.broken, *broken))
