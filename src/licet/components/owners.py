"""Which component a path belongs to, and which components are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from licet.components.model import Component, Ecosystem

_TREES: frozenset[Ecosystem] = frozenset({"project", "folder", "cargo", "go", "model", "dataset"})


def within(path: str, place: str) -> bool:
    """Whether a path is that place or lies below it."""
    return place in (".", path) or path.startswith(f"{place}/")


def touched(one: Component, every: Sequence[Component], changed: frozenset[str]) -> bool:
    """Whether a changed path lies in the component and in none that is nested deeper."""
    inner = [c.shown for c in every if c.shown != one.shown and within(c.shown, one.shown)]
    return any(
        within(path, one.shown) and not any(within(path, place) for place in inner) for path in changed
    )


class Owners:
    """Components whose folders hold source files of theirs, by the folder nearest to a file."""

    def __init__(self, components: Sequence[Component]) -> None:
        self._by_place: dict[str, int] = {}
        for number, one in enumerate(components):
            if one.ecosystem in _TREES:
                self._by_place.setdefault(one.shown, number)

    def __bool__(self) -> bool:
        return bool(self._by_place)

    def of(self, path: str) -> int | None:
        """The number of the component that a file belongs to."""
        place = path
        while "/" in place:
            place = place.rpartition("/")[0]
            if place in self._by_place:
                return self._by_place[place]
        return self._by_place.get(".")


def left_out(components: Iterable[Component], patterns: Sequence[str]) -> tuple[Component, ...]:
    """The components without those, and without those files of theirs, that a pattern leaves out."""
    if not patterns:
        return tuple(components)
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(patterns)
    out: list[Component] = []
    for one in components:
        if spec.match_file(one.shown) or spec.match_file(f"{one.shown}/"):
            continue
        files = tuple(f for f in one.files if not spec.match_file(f.shown))
        broken = tuple(b for b in one.broken if not spec.match_file(b.shown))
        empty = one.ecosystem in ("folder", "project") and not (files or broken or one.declared)
        if not empty or not (one.files or one.broken):
            out.append(replace(one, files=files, broken=broken))
    return tuple(out)
