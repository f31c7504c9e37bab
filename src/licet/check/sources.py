"""Source files that state another licence than the component that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from licet.check.findings import finding, place
from licet.check.model import Evidence, Source
from licet.expressions import choices, family
from licet.report.checked import Finding, Level, Place

MILD = ("permissive", "public-domain")  # all that they ask for is to keep their notices


def foreign(evidence: Evidence, told: set[str]) -> tuple[Source, ...]:
    """The unmodified licences of source files that cannot be met by the families ``told``."""
    return tuple(s for s in evidence.sources if not s.modified and not _met(s, told))


def _met(source: Source, told: set[str]) -> bool:
    return any({family(i) for i in choice} <= told for choice in choices(source.expression))


def findings(evidence: Evidence, told: set[str], against: Place | None) -> Iterator[Finding]:
    """One for each other licence, and one for each changed one; ``against`` is what the component says.

    Where it says nothing, its files speak for it, and there is nothing to differ from.
    """
    for source in evidence.sources:
        if source.modified:
            what = f"{source.base or source.expression} in {_count(source)}"
            yield finding(
                "modified-text", evidence.component, what, place(source.path, source.quote),
                why=source.why, against=against,
            )  # fmt: skip
    for source in foreign(evidence, told) if told else ():
        yield finding(
            "source-differs",
            evidence.component,
            f"{source.expression} in {_count(source)}",
            place(source.path, source.quote),
            against=against,
            level=_level(source, evidence),
        )


def _level(source: Source, evidence: Evidence) -> Level | None:
    """A note where everything that the files ask for is to keep their notices."""
    for choice in choices(source.expression):
        reports = [evidence.by_id.get(i.split(" WITH ", maxsplit=1)[0]) for i in choice]
        if all(r is not None and r.licence_class in MILD for r in reports):
            return "note"
    return None


def _count(source: Source) -> str:
    if source.files == 1:
        return "a source file"
    rest: Iterable[str] = source.others
    left = source.files - 1 - len(source.others)
    more = f" and {left} more" if left else ""
    return f"{source.files} source files (also {', '.join(rest)}{more})"
