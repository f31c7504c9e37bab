"""The order over the known licences: the types of its JSON, and its graph."""

from __future__ import annotations

from msgspec import Struct

from licet.report.layout import Page, Row, Section
from licet.report.model import VERSION
from licet.report.words import listed

_FIRST = 12


class Node(Struct, frozen=True, kw_only=True):
    """Licences that permit the same. ``looser_than`` and ``stricter_than`` count classes, at any distance."""

    ids: tuple[str, ...]
    looser_than: int
    stricter_than: int


class Lattice(Struct, frozen=True, kw_only=True):
    """``edges`` lead from a looser class to a stricter one that no third lies between, by number.

    ``proved``, ``refuted`` and ``open`` count ordered pairs of different licences; ``open`` ones turn on
    words that were not read, or are said otherwise. ``asked`` questions went to the solver.
    """

    licet: int = VERSION
    licences: int
    stops: int
    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    proved: int
    refuted: int
    open: int
    asked: int
    seconds_reading: float
    seconds_ordering: float


def page(found: Lattice) -> Page:
    """The order in short."""
    free = sorted(found.nodes, key=lambda n: (-n.looser_than, n.ids))[:_FIRST]
    strict = sorted(found.nodes, key=lambda n: (-n.stricter_than, n.ids))[:_FIRST]
    alike = sorted((n for n in found.nodes if len(n.ids) > 1), key=lambda n: (-len(n.ids), n.ids))[:_FIRST]
    pairs = (
        Row(f"{found.proved:,} ordered pairs proved: one permits all that the other does"),
        Row(f"{found.refuted:,} refuted, with a world that one permits and the other stops"),
        Row(f"{found.open:,} turn on words that were not read, or are said otherwise"),
        Row(f"{found.asked:,} questions to the solver"),
        Row(f"{found.seconds_reading:.1f} s reading, {found.seconds_ordering:.1f} s ordering"),
    )
    return Page(
        "the known licences",
        f"{found.licences:,} licences, {len(found.nodes):,} that differ in what they stop",
        (
            Section("Pairs", pairs),
            Section("Looser than most", tuple(_row(n, f"looser than {n.looser_than}") for n in free)),
            Section("Stricter than most", tuple(_row(n, f"stricter than {n.stricter_than}") for n in strict)),
            Section("Permit the same", tuple(_row(n, "") for n in alike)),
        ),
        (),
    )


def _row(node: Node, why: str) -> Row:
    return Row(listed(list(node.ids[:8]), "and"), why=why)


def graph(found: Lattice) -> str:
    """The order in the DOT language: an arrow leads to what permits less."""
    lines = ["digraph licences {", "  rankdir=TB; node [shape=box];"]
    linked = {n for edge in found.edges for n in edge}
    lines += [f'  {n} [label="{_label(found.nodes[n])}"];' for n in sorted(linked)]
    lines += [f"  {a} -> {b};" for a, b in found.edges]
    return "\n".join([*lines, "}", ""])


def _label(node: Node) -> str:
    return "\\n".join(one.replace('"', "") for one in node.ids[:6])
