"""How well conditions are read, apart from the acts: ``python bench/conditions.py [--misses N] [--both]``.

Each annotated term is given its provision and its act; the condition found is compared with the annotated
one. Families are split in two: the side that a developer looks at, and the side whose misses are never shown.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

from licet.knowledge.reading import ActEntry
from licet.read.clause import clause_of
from licet.read.conditions import conditions, defined_terms
from licet.read.terms import _with_default
from licet.spans import Span
from licet.text.from_string import from_string
from licet.text.model import Provision
from licet.text.provisions import provisions

TOP = Path(__file__).resolve().parents[1]
TEXTS = Path(os.environ.get("LICET_BENCH") or TOP.parent / "shared" / "bench")


def scorer() -> Any:
    """The scorer's own notion of keys and equivalence."""
    spec = importlib.util.spec_from_file_location("score", TEXTS / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def side(family: str) -> str:
    """Which side of the split a family is on."""
    return "seen" if zlib.crc32(family.encode()) % 5 < 3 else "unseen"


class Tally:
    """Counts and misses of one side."""

    def __init__(self, score: Any) -> None:
        self.score = score
        self.n: Counter[str] = Counter()
        self.misses: list[tuple[str, ...]] = []
        self.facts: Counter[tuple[str, str]] = Counter()

    def text(self, gold: dict[str, Any], source: str) -> None:
        """Count one annotated text."""
        found = provisions(from_string(source))
        defined = defined_terms(found)
        have: dict[Any, Any] = {}
        for term in gold["terms"]:
            self._term(term, found, defined, have, name=gold["id"], source=source)
        want = {self._key(a): a for t in gold["terms"] for a in self._sizes(t["when"])}
        self.n["tp"] += len(set(want) & set(have))
        for key in set(want) - set(have):
            self.n["fn"] += 1
            self.misses.append(("size missed", gold["id"], str(key)))
        for key in set(have) - set(want):
            self.n["fp"] += 1
            self.misses.append(("size invented", gold["id"], str(key)))
        for term in gold["terms"]:
            for atom in self._sizes(term["when"]):
                self._detail(atom, have.get(self._key(atom)), gold["id"])

    def _sizes(self, when: Any) -> list[dict[str, Any]]:
        return [a for a in self.score.atoms(when) if a["fact"] in self.score.SIZE]

    def _key(self, atom: dict[str, Any]) -> Any:
        return self.score.key(atom), atom.get("currency")

    def _detail(self, want: dict[str, Any], have: dict[str, Any] | None, name: str) -> None:
        if have is None:
            return
        for field in ("scope", "as_of"):
            if want.get(field):
                one, other = str(want[field]).lower(), str(have.get(field) or "-").lower()
                right = one in other or other in one
                self.n[field] += right
                self.n[f"{field} n"] += 1
                if not right:
                    self.misses.append((field, name, str(want["fact"]), one, other))

    def _term(
        self,
        term: dict[str, Any],
        found: tuple[Provision, ...],
        defined: Any,
        have: dict[Any, Any],
        *,
        name: str,
        source: str,
    ) -> None:
        place = _place(term, found)
        if place is None:
            self.n["no provision"] += 1
            return
        provision, act, entry = place
        kind, action = term["kind"], term["action"]
        read = conditions(provision, act, kind=kind, action=action, defined=defined, source=source)
        when = read.when
        if entry is not None:
            when = _with_default(when, entry.when, entry.facts)
        tree = None if when is None else when.to_json()
        for atom in self._sizes(tree):
            have[self._key(atom)] = atom
        if not term["when"] and not tree:
            return
        right = self.score.equivalent(term["when"], tree)
        self.n["conditions"] += 1
        self.n["equal"] += right
        self.n["unread"] += bool(read.leftover)
        for fact in {a["fact"] for a in self.score.atoms(term["when"])} or {"-"}:
            self.facts[fact, "right" if right else "wrong"] += 1
        if not right:
            self.misses.append(
                (
                    "condition",
                    f"{name} {kind}/{action}",
                    json.dumps(term["when"], ensure_ascii=False),
                    json.dumps(tree, ensure_ascii=False),
                    " | ".join([h.words[-90:] for h in provision.heads] + [provision.words[:400]]),
                    provision.words[slice(*act)],
                )
            )


def _place(
    term: dict[str, Any], found: tuple[Provision, ...]
) -> tuple[Provision, tuple[int, int], ActEntry | None] | None:
    """The provision that says the term, the act in it, and the act's own condition."""
    quote = Span(term["start"], term["end"])
    best: tuple[tuple[int, int], Provision, tuple[int, int], ActEntry | None] | None = None
    names = {term["action"], *term.get("also", ())}
    for provision in found:
        shared = provision.span.overlap(quote)
        if shared < 0.5 * min(len(provision.span), len(quote)) or not provision.words:
            continue
        clause = clause_of(provision)
        acts = [a for a in clause.acts if a.entry.action in names and a.end > clause.base]
        near = [
            a
            for a in acts
            if provision.place(_own(a.start, clause.base), a.end - clause.base).overlap(quote) > 0
        ]
        act = (near or acts or [None])[0]
        stretch = (0, len(provision.words))
        if act is not None:
            stretch = (_own(act.start, clause.base), act.end - clause.base)
        elif quote.start > provision.span.start:
            inside = [i for i, at in enumerate(provision.at) if quote.start <= at < quote.end]
            stretch = (inside[0], inside[-1] + 1) if inside else stretch
        order = (act is not None, shared)
        if best is None or order > best[0]:
            best = (order, provision, stretch, act.entry if act else None)
    return None if best is None else best[1:]


def _own(at: int, base: int) -> int:
    return max(at - base, 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="misses to show of the side one looks at")
    parser.add_argument("--of", default="", help="only misses that hold this word")
    parser.add_argument("--facts", action="store_true", help="counts by fact")
    args = parser.parse_args()
    score = scorer()
    tallies = {"seen": Tally(score), "unseen": Tally(score)}
    for path in sorted((TEXTS / "gold" / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        with (TEXTS / "gold" / gold["text_file"]).open(encoding="utf-8", newline="") as file:
            tallies[side(gold["family"])].text(gold, file.read())
    for name, tally in tallies.items():
        n = tally.n
        print(
            f"{name:7} size thresholds {score.prf(n['tp'], n['fp'], n['fn'])}",
            f"scope {score.pct(n['scope'], n['scope n'])}",
            f"reference date {score.pct(n['as_of'], n['as_of n'])}",
            f"conditions {score.pct(n['equal'], n['conditions'])}",
            f"with leftovers {n['unread']}  no provision {n['no provision']}",
            sep="  ",
        )
        if args.facts:
            for fact in sorted({f for f, _ in tally.facts}):
                print(
                    f"    {fact:24} right {tally.facts[fact, 'right']:4} wrong {tally.facts[fact, 'wrong']:4}"
                )
    shown = [m for m in tallies["seen"].misses if args.of in " ".join(m)]
    for miss in shown[: args.misses]:
        print("--", *miss, sep="\n   ")


if __name__ == "__main__":
    main()
