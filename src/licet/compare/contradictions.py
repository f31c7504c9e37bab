"""Texts that stop in every world what they grant: what was misread in them proves nothing."""

from __future__ import annotations

from msgspec.structs import replace

from licet.compare.facts import act
from licet.compare.formula import conj, neg, opaque
from licet.compare.laws import laws
from licet.compare.model import Choice
from licet.compare.solver import Solver
from licet.compare.words import Words
from licet.spans import Span


def doubted(choice: Choice, words: Words) -> Choice:
    """A text that bars, in every world, an act that it grants was misread: its bars are then no bars by
    default, and nothing is proved against them."""
    for _ in range(3):
        wrong = contradictions(choice)
        if not wrong:
            break
        opened = dict(choice.open_words)
        stops = []
        for stop in choice.stops:
            doubt = opaque(f"doubtful: {words.key(stop.span)}", holds=False)
            if stop.span in wrong and stop.reason in ("prohibition", "scope", "duty"):
                opened[doubt.name] = stop.span
                stops.append(replace(stop, formula=conj(stop.formula, doubt)))
            else:
                stops.append(stop)
        choice = replace(choice, stops=tuple(stops), open_words=opened)
    return choice


def contradictions(choice: Choice) -> set[Span]:
    """The stops by which a text stops, in every world, an act that it grants."""
    solver = Solver()
    formulas = [stop.formula for stop in choice.stops]
    for name, law in laws(formulas):
        solver.suppose(f"law:{name}", law)
    for number, stop in enumerate(choice.stops):
        solver.suppose(f"stop:{number}", neg(stop.formula))
    out: set[Span] = set()
    for action in sorted(choice.named):
        for name in solver.proof(act(action)) or ():
            if name.startswith("stop:"):
                out.add(choice.stops[int(name[5:])].span)
    return out
