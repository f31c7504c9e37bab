"""From a folder or a bill of materials to a ``Checked``: finds, reads once, remembers, and checks."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from licet.check.config import Config
from licet.check.followed import Sizes
from licet.check.from_evidence import check
from licet.check.model import Evidence, Named, Outside, Policy, ReadText
from licet.check.outside import outside
from licet.components.from_path import bytes_of, find
from licet.components.manifests import Unusable
from licet.components.model import Broken, Component, Declared, Ecosystem
from licet.errors import InputError, LicetError
from licet.expressions import ids, parsed
from licet.knowledge.load import cache_dir
from licet.pipeline import Engine
from licet.report.checked import Checked
from licet.report.model import Quote, Report
from licet.spread import spread
from licet.text.from_string import from_string
from licet.text.provisions import provisions

if TYPE_CHECKING:
    from licet.owe.profile import Profile

_REPORT = msgspec.msgpack.Decoder(Report)
_BESIDE = ("readme", "notice")


@dataclass(frozen=True, slots=True)
class Job:
    """Something to read: bytes of a file, or a licence by its SPDX id (then ``data`` is ``None``)."""

    name: str
    data: bytes | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data or b"").hexdigest() if self.data is not None else ""


@dataclass
class Checker:
    """A check with one policy and one profile. ``fresh`` ignores what was remembered."""

    engine: Engine
    policy: Policy = field(default_factory=Policy)
    profile: Profile | None = None
    sizes: Sizes = field(default_factory=dict)
    fresh: bool = False
    progress: Callable[[str, float], None] | None = None

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
        found = find(root, only)
        if changed is not None:
            found = tuple(c for c in found if _touched(c, found, changed))
        evidence = self.evidence(found)
        return check(evidence, self.policy, today, root=str(root), sizes=self.sizes), evidence

    def evidence(self, components: Sequence[Component]) -> tuple[Evidence, ...]:
        """The components with everything that had to be read, each text once."""
        bodies: dict[str, bytes] = {}
        made = [_gathered(one, bodies) for one in components]
        named = [tuple(self._named(d) for d in one.declared) for one in made]
        wanted = {i for row in named for n in row if n.expression for i in ids(n.expression)}
        wanted |= {i for row in self.policy.clarify if parsed(row.licence) for i in ids(row.licence)}
        jobs = {f.shown: Job(f.shown, bodies[f.shown]) for one in made for f in one.files if _whole(f.role)}
        reports = self._read([*jobs.values(), *(Job(i) for i in sorted(wanted))])
        out: list[Evidence] = []
        for one, names in zip(made, named, strict=True):
            texts = tuple(
                ReadText(f, reports[f.shown], jobs[f.shown].sha256, _words(bodies[f.shown], f.shown))
                for f in one.files
                if f.shown in jobs
            )
            beside = tuple(
                Outside(f, quotes)
                for f in one.files
                if f.role in _BESIDE and (quotes := self._beside(f.shown, bodies[f.shown]))
            )
            by_id = {i: reports[i] for i in sorted(wanted) if i in reports and reports[i].error is None}
            said = "\n".join(_words(bodies[f.shown], f.shown) for f in one.files if f.role in _BESIDE)
            out.append(Evidence(one, texts, beside, names, by_id, beside=said))
        return tuple(self._together(out, bodies))

    def _together(self, rows: Iterable[Evidence], bodies: dict[str, bytes]) -> Iterable[Evidence]:
        """Where terms stand beside a licence, the two read as one."""
        for row in rows:
            licence = next((t for t in row.texts if t.shipped.role == "licence"), None)
            quotes = [q.quote for o in row.outside for q in o.quotes]
            if not quotes or licence is None:
                yield row
                continue
            data = bodies[licence.shipped.shown] + ("\n\n" + "\n\n".join(quotes)).encode()
            yield replace(row, together=self._read([Job(licence.shipped.shown, data)])[licence.shipped.shown])

    def _beside(self, shown: str, data: bytes) -> tuple[Quote, ...]:
        """Sentences that speak like terms and belong to no known licence or notice."""
        text = from_string(_words(data, shown), shown)
        found = outside(text, provisions(text))
        known = self.engine.known(text) if found else ()
        return tuple(q for q in found if not any(k.start <= q.start and q.end <= k.end for k in known))

    def _named(self, declared: Declared) -> Named:
        if not declared.grants:
            return Named(declared)
        found = parsed(declared.expression) if declared.expression else None
        return Named(declared, found or self.engine.expression(declared.words))

    def _read(self, jobs: Sequence[Job]) -> dict[str, Report]:
        """A report for each job, by name; what was read before is remembered."""
        keys = {job: self._key(job) for job in jobs}
        done: dict[str, Report] = {}
        left: dict[str, Job] = {}
        for job, key in keys.items():
            if key in done:
                continue
            found = None if self.fresh else _remembered(key)
            if found is not None:
                done[key] = found
            else:
                left.setdefault(key, job)
        for number, (key, report) in enumerate(
            zip(left, spread(partial(_reader, self.profile), tuple(left.values())), strict=True), 1
        ):
            done[key] = report
            if report.error is None:
                _remember(key, report)
            if self.progress:
                self.progress("reading licences", number / len(left))
        return {job.name: msgspec.structs.replace(done[key], path=job.name) for job, key in keys.items()}

    def _key(self, job: Job) -> str:
        about = (job.name if job.data is None else job.sha256, self.engine.catalogue.release, _state())
        return hashlib.sha256(repr((about, self.profile)).encode()).hexdigest()


def configured(
    engine: Engine, config: Config, profile_file: Path | None = None, *, fresh: bool = False
) -> Checker:
    """The checker that a ``licet.toml`` asks for; ``profile_file`` stands for its ``[profile]``."""
    if profile_file is None and not config.profile:
        return Checker(engine, config.policy, fresh=fresh)
    from licet.owe.profile import from_tree, load_profile

    profile = None
    if profile_file is not None:
        profile = load_profile(profile_file)
    elif config.profile:
        table = dict(config.profile)
        on = {"on": table.pop("on")} if "on" in table and "facts" not in table else {}
        tree = table if "facts" in table else {**on, "facts": table}
        profile = from_tree(tree, f"{config.path}: [profile]")
    return Checker(engine, config.policy, profile, _sizes(profile), fresh=fresh)


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


def _touched(one: Component, every: Sequence[Component], changed: frozenset[str]) -> bool:
    """Whether a changed path lies in the component and in none that is nested deeper."""
    inner = [
        c.shown
        for c in every
        if c.shown != one.shown and (one.shown == "." or c.shown.startswith(f"{one.shown}/"))
    ]
    return any(
        _within(path, one.shown) and not any(_within(path, place) for place in inner) for path in changed
    )


def _within(path: str, place: str) -> bool:
    return place in (".", path) or path.startswith(f"{place}/")


def _reader(profile: Profile | None) -> Callable[[Job], Report]:
    """What one of many processes does with a job."""
    engine = Engine()

    def read(job: Job) -> Report:
        text = engine.of_id if job.data is None else partial(engine.of_bytes, job.data)
        return engine.attempt(job.name, partial(text, job.name), profile)

    return read


def _whole(role: str) -> bool:
    return role in ("licence", "policy")


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


def _words(data: bytes, shown: str) -> str:
    """The text of a file; nothing for one that is none (its report says why)."""
    from licet.text.decode import decode

    try:
        return decode(data, shown)[0]
    except LicetError:
        return ""


@cache
def _state() -> str:
    """What licet itself is: its version, and the newest change to a file of it."""
    from importlib.metadata import version

    top = Path(__file__).parent
    newest = max(p.stat().st_mtime_ns for p in top.rglob("*") if p.suffix in (".py", ".toml"))
    return f"{version('licet')}-{newest}"


def _remembered(key: str) -> Report | None:
    try:
        return _REPORT.decode((_place(key)).read_bytes())
    except (OSError, msgspec.DecodeError):
        return None


def _remember(key: str, report: Report) -> None:
    """Write at once or not at all; a cache that cannot be written is no error."""
    place = _place(key)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(f".{os.getpid()}")
        part.write_bytes(msgspec.msgpack.encode(report))
        part.replace(place)
    except OSError:
        pass


def _place(key: str) -> Path:
    return cache_dir() / "reports" / key[:2] / f"{key}.msgpack"
