"""What a stretch of a provision states, seen from one act: circumstances, sizes, values, defined words."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from licet.conditions import All, Any_, Atom, Condition, Not, atoms
from licet.read.conditions.combine import Hit, facts_of, negated
from licet.read.conditions.facts import Fact, facts, fits
from licet.read.conditions.lexicon import clause
from licet.read.conditions.model import Defined
from licet.read.conditions.quantities import NAMED, compared_with, limits, turned_ban
from licet.read.conditions.values import Area, Named, named

# acts that a purpose or a person limits wherever the clause names one
_RIGHTS = frozenset(
    [
        "use",
        "reproduce",
        "modify",
        "distribute",
        "sublicense",
        "sell",
        "use-output",
        "commercial-use",
        "host-as-service",
        "perform-display",
        "patent-use",
        "allow-others-to-use",
        "combine",
        "misrepresent-origin",
        "publish",
        "use-trademark",
        "export",
    ]
)
WORD = "defined word"  # the act of a definition that is read for its word
_NAMES = frozenset({"use-trademark", "endorse"})  # what a name is used for is no purpose of the work
_PERSONAL = _RIGHTS | {"territory", "define", WORD, "harm-workers", "export"}
# duties owed for a purpose that stands before them: "commercial use requires a licence"
_TOWARDS = frozenset({"request-licence", "register", "pay", "report", "pass-security-review"})
_GIVING = frozenset({"distribution", "modified", "derivative"})
_FIRM = 5  # the rank from which a circumstance is no purpose in other words
# facts that limit a right to some sizes, and to some persons, places or uses
SIZES = frozenset(
    {
        *("monthly_active_users", "users", "visits", "tokens", "downloads", "employees"),
        *("monthly_revenue", "annual_revenue"),
        *("annual_recurring_revenue", "total_revenue", "gmv", "funding", "revenue_from_work", "storage"),
        *("compute_vcpu", "instances", "devices", "copies", "lines_of_code", "age", "usage_days", "fee"),
    }
)
LIMITED = SIZES | {
    *("actor_type", "jurisdiction", "business_type", "competitor_of", "competing_product", "use_purpose"),
    "use_scope",
}
_ORDER = frozenset({"gt", "ge", "lt", "le", NAMED})
_FACT: dict[Area, str] = {"purposes": "use_purpose", "persons": "actor_type", "places": "jurisdiction"}
_FOR = 16  # characters before a purpose in which "for" may stand
_NEAR = 20  # characters after a purpose in which "only" may stand
_NOTICE = re.compile(rb"[a-z]* ?notices?\b")
_LIMITED = frozenset({"prohibition", "permission", "grant-scope"})
_BINDING = frozenset({"prohibition", "duty"})
_SCOPE = "territory"
_BANNED = re.compile(rb"(?:n't|\bnot)(?: \w+ly)? $")  # "you don't use it for more than ten days"


class Act(msgspec.Struct, frozen=True):
    """The act whose condition is sought: its place in the joined words, its kind and its action.

    Neither a purpose nor a kind of person is named within ``bodies``, the names of bodies.
    """

    start: int
    end: int
    kind: str
    action: str
    bodies: tuple[tuple[int, int], ...] = ()


class Region(msgspec.Struct, frozen=True):
    """``words[start:end]`` and how it bears on the act: ``main`` clause, or a segment of some sense."""

    start: int
    end: int
    sense: str

    @property
    def segment(self) -> bool:
        return self.sense != "main"


def hits_in(region: Region, words: bytes, act: Act, defined: Defined) -> list[Hit]:
    """Every hit of the region that can be a condition of the act."""
    out: list[Hit] = []
    for threshold in limits(words):
        if region.start <= threshold.start and threshold.end <= region.end:
            made = threshold.condition
            if act.kind == "prohibition":
                own = act.end <= threshold.start and _BANNED.search(words[: act.start]) is not None
                made = turned_ban(threshold, own)
            upwards = any(a.op in ("gt", "ge") for a in atoms(made))  # "above that, you must thereafter ask"
            beyond = clause("beyond").search(words[threshold.end : act.start])
            if act.kind in _BINDING and beyond and not upwards:
                made = negated(made)
            out.append(Hit(threshold.start, threshold.end, made))
    for word in defined.words:
        if act.kind in _LIMITED or region.sense == "if" or facts_of(word.when) != {"jurisdiction"}:
            inside = act.action == _SCOPE
            out += _defined_hits(word.word.encode(), word.when, region, words, inside=inside)
    areas: tuple[Area, ...] = ("places", "purposes", "persons")
    if act.kind in ("permission", "grant-scope"):
        areas = ("places", "persons", "purposes")
    stated = _facts(region, words, act)
    firm = [(h.start, h.end) for h in stated if h.rank >= _FIRM]
    for area in areas:
        bodies = [] if area == "places" else list(act.bodies)
        if area == "persons" and "purposes" in areas[:2]:  # a purpose that the act itself says is no person
            named_for = _shifted("purposes", words[region.start : region.end], region.start)
            bodies += [(n.start, n.end) for n in named_for]
        out += _values(area, region, words, act, bodies + firm + [(h.start, h.end) for h in out])
    held = [(h.start, h.end) for h in out]
    return out + [
        h for h in stated if h.rank >= _FIRM or not any(a <= h.start and h.end <= b for a, b in held)
    ]


def _defined_hits(
    word: bytes, when: Condition | None, region: Region, words: bytes, *, inside: bool
) -> list[Hit]:
    """Where a defined word stands; a scope is ``inside`` of it, even told by what lies outside."""
    out: list[Hit] = []
    at = words.find(word, region.start, region.end)
    while at >= 0:
        end = at + len(word)
        end += words[end : end + 1] == b"s"
        clear = not words[at - 1 : at].isalnum() and not words[end : end + 1].isalnum()
        if clear:
            when = compared(when, words, at, end)
            if when is None:
                break
            near = words[max(at - 24, 0) : at]
            outside = clause("outside").search(near)
            if facts_of(when) == {"jurisdiction"} and not (outside or clause("where").search(near)):
                break
            out.append(Hit(at, end, negated(when) if outside and not inside else when))
            break
        at = words.find(word, end, region.end)
    return out


def compared(when: Condition | None, words: bytes, start: int, end: int) -> Condition | None:
    """A defined size as the clause compares with it: "exceeds the threshold", "below the limit"."""
    if when is None or not any(a.op in _ORDER for a in atoms(when)):
        return when
    found = compared_with(words, start, end)
    if found is None:
        if not any(a.op == NAMED for a in atoms(when)):
            return when
        inside = clause("within").search(words[max(start - 24, 0) : start])
        return None if inside is None else _with_op(when, "le")
    op, turned = found
    if any(a.op == NAMED for a in atoms(when)):
        made = _with_op(when, op)
        return negated(made) if turned else made
    return negated(when) if (op in ("le", "lt")) is not turned else when


def _with_op(when: Condition, op: str) -> Condition:
    match when:
        case Atom():
            return replace(when, op=op) if when.op == NAMED else when
        case All(parts) | Any_(parts):
            return type(when)(tuple(_with_op(p, op) for p in parts))
        case Not(part):
            return Not(_with_op(part, op))


def _values(area: Area, region: Region, words: bytes, act: Act, taken: list[tuple[int, int]]) -> list[Hit]:
    if not _may_name(area, region, act):
        return []
    found = [
        n for n in _shifted(area, words[region.start : region.end], region.start) if not _within(n, taken)
    ]
    found = [
        n for n in found if _counts(area, n, region, words, act) and not _of_the_grant(area, n, words, act)
    ]
    found = [n for n in found if not n.entry.every]
    since = found[0].end if found and area == "purposes" else region.start
    found = [n for n in found if n.start <= since or not _shown(words[since : n.start])]
    if any(not n.weak for n in found):
        found = [n for n in found if not n.weak]
    joint = [n for n in found if not n.entry.alone]
    out = [Hit(n.start, n.end, _alone(area, n)) for n in found if n.entry.alone][:1]
    if joint:
        values = tuple(dict.fromkeys(n.value for n in joint))
        made = _atom(area, values, act, region)
        denied = area == "places" or (area == "persons" and act.kind != "prohibition")
        outside = denied and clause("outside").search(words[max(joint[0].start - 30, 0) : joint[0].start])
        out.append(Hit(joint[0].start, joint[-1].end, negated(made) if outside else made))
    return out


def _within(one: Named, taken: list[tuple[int, int]]) -> bool:
    return any(a < one.end and one.start < b for a, b in taken)


@lru_cache(maxsize=2048)
def _named(area: Area, words: bytes) -> tuple[Named, ...]:
    return tuple(named(area, words))


def _shifted(area: Area, words: bytes, by: int) -> list[Named]:
    return [Named(n.start + by, n.end + by, n.entry, n.weak) for n in _named(area, words)]


def _may_name(area: Area, region: Region, act: Act) -> bool:
    """May such a region name such values for such an act?"""
    if act.kind == "termination" or (act.action in ("define", WORD) and area == "purposes"):
        return False
    if region.segment:
        return region.sense != "without" and (region.sense != "provided" or act.kind != "duty")
    if act.action == "commercial-use":
        return area != "purposes"
    if area != "purposes":
        return act.kind in _LIMITED | {"definition"} and act.action in _PERSONAL
    return act.kind == "duty" or (act.kind in _LIMITED and act.action in _RIGHTS)


def _of_the_grant(area: Area, one: Named, words: bytes, act: Act) -> bool:
    """Whether a purpose beside a ban is the grant's: "copy, but not share, it for research only"."""
    if area != "purposes" or act.kind != "prohibition":
        return False
    return clause("only-after").search(words[one.end : one.end + _NEAR]) is not None


def _counts(area: Area, one: Named, region: Region, words: bytes, act: Act) -> bool:
    """Is the value a limit here, and not an example, a name or the act itself?"""
    entry = one.entry
    if (
        (entry.senses and region.sense not in entry.senses)
        or (entry.actions and act.action not in entry.actions)
        or (act.action in entry.not_actions and not region.segment)
        or (area == "purposes" and act.action in _NAMES and region.sense == "main" and not entry.alone)
        or (entry.kinds and region.sense in ("main", "if", "provided") and act.kind not in entry.kinds)
    ):
        return False
    before = words[max(region.start, one.start - 80) : one.start]
    if area == "places":
        after = words[one.end : one.end + 16]
        other = clause("law-of").search(before) or clause("not-a-place").search(after)
        return not other and clause("where").search(before) is not None
    if area == "persons" or clause("no-purpose").search(before):
        return area == "persons" and (region.segment or clause("whom").search(before) is not None)
    if act.kind in ("permission", "grant-scope") and region.sense in ("main", "only"):
        tied = words[max(region.start, one.start - 80) : one.start + 3]
        first = not words[region.start : one.start].strip(b" (\"'")
        return clause("open-purpose").search(before) is None and (
            first or clause("for").search(tied) is not None
        )
    if act.kind == "duty" and not region.segment:
        return (act.action in _TOWARDS and one.start < act.start) or act.action in entry.duties
    return act.kind != "prohibition" or _of_the_ban(area, one, region, words, act)


def _of_the_ban(area: Area, one: Named, region: Region, words: bytes, act: Act) -> bool:
    """Whether a value limits this ban, and not one joined to it: "sell it or use it to build bombs"."""
    if area == "purposes" and act.action != "use" and not region.segment and act.end < one.start:
        between = words[act.start : one.start]
        if clause("verb-of-its-own").search(between) and b" for " not in between[-_FOR:]:
            return False
    return clause("whatever-purpose").search(words[max(region.start, one.start - 80) : one.start]) is None


def _alone(area: Area, one: Named) -> Condition:
    op = one.entry.op or ("is" if area == "purposes" else "in")
    return Atom(_FACT[area], op, (one.value,) if op == "in" else one.value)


def _atom(area: Area, values: tuple[str, ...], act: Act, region: Region) -> Condition:
    fact = _FACT[area]
    if area != "purposes":
        return Atom(fact, "in", values, scope="place of use" if area == "places" else None)
    listed = (
        act.kind == "prohibition" and region.sense in ("main", "if") and act.action != "misrepresent-origin"
    )
    if len(values) > 1 or listed:
        return Atom(fact, "in", values)
    return Atom(fact, "is", values[0])


def _facts(region: Region, words: bytes, act: Act) -> list[Hit]:
    kept: list[Fact] = []
    for seen in facts(words[region.start : region.end]):
        fact = Fact(seen.start + region.start, seen.end + region.start, seen.entry, seen.condition)
        if not fits(fact, act.kind, act.action, region.segment) or not _suits(fact, region, act, words):
            continue
        kept.append(fact)
    return [
        Hit(f.start, f.end, f.condition, f.entry.rank, f.entry.silences, f.entry.always)
        for f in _ranked(kept)
    ]


def _suits(fact: Fact, region: Region, act: Act, words: bytes) -> bool:
    """Does the circumstance belong to a segment of this sense?

    Giving and changing are conditions after "if", and contents after "provided"; "granted without written
    agreement" frees; nobody's litigation is excepted; a "permission notice" to be kept is no permission.
    """
    names = facts_of(fact.condition)
    sense = region.sense
    if names & _GIVING:
        if sense == "provided":
            return False
        if fact.entry.place == "segment":
            return sense in ("if", "who") and act.action not in ("use", "train-other-models", "terminate")
    if names in ({"legal_right"}, {"litigation_by_licensee"}):
        return sense != "without" and not (sense == "unless" and "legal_right" not in names)
    if names == {"written_permission"}:
        if _NOTICE.match(words, fact.end):
            return False
        return (
            sense != "main"
            and act.kind != "termination"
            and not (sense == "without" and act.kind in ("permission", "grant-scope"))
        )
    return True


def _ranked(found: list[Fact]) -> list[Fact]:
    """Of the circumstances about the same fact those of the highest rank, each said once."""
    out: list[Fact] = []
    for fact in sorted(found, key=lambda f: (-f.entry.rank, f.start - f.end, f.start)):
        names = facts_of(fact.condition)
        if any(
            (k.entry.rank > fact.entry.rank and (facts_of(k.condition) & names or _over(k, fact)))
            or k.condition == fact.condition
            for k in out
        ):
            continue
        out.append(fact)
    return out


def _over(one: Fact, other: Fact) -> bool:
    return one.start < other.end and other.start < one.end


def _shown(before: bytes) -> bool:
    """Do the words before stand in a list of examples that is still open?"""
    found = next(iter(clause("examples").finditer(before)), None)
    if found is None:
        return False
    after = before[found.start() :]
    return after.startswith(b"(") and after.count(b"(") > after.count(b")")
