"""How often a clause that limits somebody is swallowed by the sentence it is joined to.

    python bench/joined.py [--each 8] [--seed 1] [--show 20]

Each example of a rule for effectless provisions, and of an act known as a whole turn, is joined with
sentences of ``tests/effectless/restrictive.txt``, in four ways. Prints how many leave nothing unread and say
nothing more than the example by itself: read as in a text that is known word for word, and as in any other.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from licet.knowledge.effectless import effectless_entries
from licet.knowledge.reading import acts
from licet.read.doubt import doubted
from licet.read.from_provisions import read
from licet.read.model import Reading
from licet.spans import Span
from licet.text.from_string import from_string
from licet.text.provisions import provisions

LIMITS = Path(__file__).resolve().parents[1] / "tests" / "effectless" / "restrictive.txt"
LONGEST = 110  # characters of a clause


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    lines = LIMITS.read_text(encoding="utf-8").splitlines()
    limits = [line for line in lines if line.strip() and line[0] != "#" and len(line) < LONGEST]
    draw = random.Random(options.seed)
    for title, examples in (("beside a rule", rules()), ("beside a term", turns())):
        counts, shown = Counter[str](), list[str]()
        for example in examples:
            alone = told(example, known=False)
            if alone is None:
                continue
            for limit in draw.sample(limits, options.each):
                for sentence in joined(example.rstrip(".;,: "), limit):
                    counts["all"] += 1
                    counts["known"] += swallowed(sentence, alone, known=True)
                    if swallowed(sentence, alone, known=False):
                        counts["any"] += 1
                        shown.append(sentence)
        print(
            f"{title}: {counts['all']} sentences, swallowed in a known text {counts['known']}, in any other"
        )
        print(f"  {counts['any']} = {counts['any'] / counts['all']:.1%}")
        for sentence in draw.sample(shown, min(options.show, len(shown))):
            print("   ", sentence)


def rules() -> Iterator[str]:
    for rule in effectless_entries():
        yield from rule.match[:2]


def turns() -> Iterator[str]:
    for act in acts():
        if act.alone:
            yield from act.match[:2]


def joined(example: str, limit: str) -> Iterator[str]:
    low = limit if limit[1:2].isupper() else limit[0].lower() + limit[1:]
    yield f"{example}, and {low}"
    yield f"{limit.rstrip('.')}, and {example[:1].lower()}{example[1:]}."
    yield f"{example} ({low.rstrip('.')})."
    yield f"{example}; {low}"


def told(sentence: str, *, known: bool) -> frozenset[str] | None:
    """What a sentence says, each term in short; ``None`` if something in it is unread."""
    text = from_string(f"Terms\n\n{sentence[:1].upper()}{sentence[1:]}\n")
    parts = provisions(text)
    found: Reading = read(text, parts)
    if not known:
        found = doubted(text, found, parts, [Span(0, len(text.source))])
    if found.unread:
        return None
    return frozenset(f"{t.kind} {t.action} {t.when} {t.effect}" for t in found.terms)


def swallowed(sentence: str, alone: frozenset[str], *, known: bool) -> bool:
    said = told(sentence, known=known)
    return said is not None and said <= alone


if __name__ == "__main__":
    main()
