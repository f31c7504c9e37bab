"""What ``licet check`` says: frozen, versioned, and all that its output formats may know."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

VERSION = 1
Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


class Place(Struct, frozen=True, kw_only=True):
    """Words in a file. ``line`` counts from 1 (0: the file has no lines to point at); ``start`` and ``end``
    count characters of the file as decoded (both 0 where only the line is known)."""

    path: str
    line: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing to look at. ``at`` is what the component says or ships, ``against`` what contradicts it."""

    code: str
    level: Level
    component: str
    what: str
    at: Place
    why: str = ""
    fix: str = ""
    against: Place | None = None
    rule: str = ""  # the policy's selector that asked for it


class Owed(Struct, frozen=True, kw_only=True):
    """A duty that a component brings for the profile, with the words that lay it down."""

    action: str
    says: str
    status: Literal["owed", "depends"]
    at: Place
    show: str = ""
    when_says: str = ""  # its condition in English
    on: tuple[str, ...] = ()  # the facts that a "depends" turns on


class Text(Struct, frozen=True, kw_only=True):
    """A licence text as read: where it stands, what it is, and the whole of it for the files to ship."""

    path: str
    role: str
    expression: str | None
    base: str | None
    modified: bool
    copyrights: tuple[str, ...] = ()  # its lines that say who holds the copyright
    words: str = ""


class Stated(Struct, frozen=True, kw_only=True):
    """A licence that source files state: the first place, how many files say so, and some of the others."""

    expression: str
    at: Place
    base: str | None = None
    modified: bool = False
    why: str = ""
    files: int = 1
    others: tuple[str, ...] = ()


class Unusable(Struct, frozen=True, kw_only=True):
    """A file of a component that cannot be used, why, and how to mend it."""

    path: str
    what: str
    cure: str = ""


class Component(Struct, frozen=True, kw_only=True, rename={"licence_class": "class"}):
    """One component: what it declares, what was found, and what follows."""

    name: str
    version: str
    ecosystem: str
    path: str
    purl: str = ""
    declared: tuple[str, ...] = ()
    declared_expression: str | None = None  # the declaration as understood
    expression: str | None = None
    licence_class: str = "unknown"
    called: tuple[str, ...] = ()
    verdicts: dict[str, str] = {}
    policy: Literal["allow", "review", "deny"] = "allow"
    permitted: Literal["yes", "no", "depends", "not-asked"] = "not-asked"
    owed: tuple[Owed, ...] = ()
    texts: tuple[Text, ...] = ()
    catalogued: tuple[str, ...] = ()  # licences that bind and whose words are not shipped, by their ids
    beside: tuple[Place, ...] = ()  # terms outside the licence file
    sources: tuple[Stated, ...] = ()  # licences that its source files state
    bases: tuple[str, ...] = ()  # what it was made from
    datasets: tuple[str, ...] = ()  # what it was trained on
    terms: tuple[str, ...] = ()  # every limit and duty in short: kind/action
    unread: int = 0  # passages of its licences that were not read
    broken: tuple[Unusable, ...] = ()
    private: bool = False  # says of itself that it is not published

    @property
    def label(self) -> str:
        return f"{self.name} {self.version}".strip()


class Carried(Struct, frozen=True, kw_only=True):
    """What a bill of materials that licet writes tells of a component beyond what its format has fields for,
    so that a check of the bill finds the same."""

    ecosystem: str = ""
    declared: tuple[str, ...] = ()
    sources: tuple[Stated, ...] = ()
    broken: tuple[Unusable, ...] = ()
    private: bool = False


def carried(one: Component) -> Carried:
    """What has to be carried of a component."""
    return Carried(
        ecosystem=one.ecosystem,
        declared=one.declared,
        sources=one.sources,
        broken=one.broken,
        private=one.private,
    )


def alone(one: Component) -> tuple[Place, ...]:
    """Terms beside the licence whose files are not among the texts of the component."""
    held = {t.path for t in one.texts if t.words}
    return tuple(p for p in one.beside if p.path not in held)


class Checked(Struct, frozen=True, kw_only=True):
    """A whole check. ``policy`` is the file that decided, or what stands for it."""

    licet: int = VERSION
    root: str = ""
    on: str = ""  # the day of the check
    policy: str = ""
    components: tuple[Component, ...] = ()
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()

    def count(self, level: Level) -> int:
        """How many findings have this level."""
        return sum(f.level == level for f in self.findings)

    @property
    def against_policy(self) -> bool:
        """Whether anything but notes was found."""
        return any(f.level != "note" for f in self.findings)
