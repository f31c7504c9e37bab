"""Known licences changed by chance: what must be found, and what must not be made of it.

A generator for tests and for ``bench/mutations.py``, deterministic in its seed. Words: ``mutations.toml``.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = tomllib.loads(Path(__file__).with_name("mutations.toml").read_text(encoding="utf-8"))
CLAUSES: list[str] = DATA["clauses"]
_SENTENCE = re.compile(r"[^.;:!?]{30,}?[.;](?=\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
_LINE = re.compile(r"^.*$", re.MULTILINE)
_NAME = re.compile(
    r"(?i)(?<=in no event shall )[^.;]{3,80}?(?= be (?:held )?liable)"
    r"|(?<=is provided by )[^.;]{3,60}?(?= [\"'\u201c`]+as is)"
)
_NUMBER = re.compile(
    r"(?i)(?<=[a-z(] )([0-9]{1,3}|thirty|sixty|two|three|six|ten|twelve)"
    r" (?=days|months|years|copies|business|calendar)"
)
_TAIL = re.compile(r"(?i)end of (?:the )?terms|how to apply")
_IGNORED = re.compile(r"(?i)copyright|\(c\)|all rights reserved|version|licen[cs]e\W*$")


@dataclass(frozen=True)
class Mutant:
    """A changed text; ``[start, end)`` is where it was changed."""

    kind: str
    text: str
    start: int
    end: int
    what: str


Maker = Callable[[str, random.Random], Mutant | None]


def body(text: str) -> tuple[int, int]:
    """Where the terms stand: after the first lines that are titles, before the appendix."""
    start = 0
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if len(words) > 45 and not _IGNORED.search(words):
            start = line.start()
            break
    tail = [m.start() for m in _TAIL.finditer(text) if m.start() > 0.4 * len(text)]
    return start, min(tail, default=len(text))


def _sentences(text: str) -> list[re.Match[str]]:
    low, high = body(text)
    return [m for m in _SENTENCE.finditer(text, low, high) if not _IGNORED.search(m[0][-40:])]


def _put(kind: str, text: str, at: int, words: str, around: tuple[str, str] = ("\n\n", "\n\n")) -> Mutant:
    before, after = around
    new = text[:at] + before + words + after + text[at:].lstrip("\n" if after else "")
    return Mutant(kind, new, at + len(before), at + len(before) + len(words), words)


def clause_between(text: str, rng: random.Random) -> Mutant | None:
    found = _sentences(text)
    if not found:
        return None
    return _put("clause between", text, rng.choice(found).end(), rng.choice(CLAUSES), (" ", ""))


def clause_paragraph(text: str, rng: random.Random) -> Mutant | None:
    low, high = body(text)
    gaps = [m.start() for m in re.finditer(r"\n\s*\n", text) if low <= m.start() < high]
    return _put("clause paragraph", text, rng.choice(gaps), rng.choice(CLAUSES)) if gaps else None


def clause_last(text: str, rng: random.Random) -> Mutant | None:
    lead = rng.choice(["\n\n", "\n", " "])
    return _put("clause last", text.rstrip(), len(text.rstrip()), rng.choice(CLAUSES), (lead, "\n"))


def clause_first(text: str, rng: random.Random) -> Mutant | None:
    return _put("clause first", text.lstrip(), 0, rng.choice(CLAUSES), ("", rng.choice(["\n\n", "\n", " "])))


def clause_above_body(text: str, rng: random.Random) -> Mutant | None:
    return _put("clause above", text, body(text)[0], rng.choice(CLAUSES), ("", rng.choice(["\n\n", "\n"])))


def clause_in_sentence(text: str, rng: random.Random) -> Mutant | None:
    low, high = body(text)
    places = [m.end() for m in re.finditer(r", ", text) if low <= m.start() < high]
    words = rng.choice(DATA["inserts"])
    return _put("words in sentence", text, rng.choice(places), words, ("", " ")) if places else None


def rider_in_copyright(text: str, rng: random.Random) -> Mutant | None:
    line = f"Copyright (c) {rng.randint(1999, 2025)} {rng.choice(DATA['holders'])}"
    rider = rng.choice(DATA["riders"])
    return Mutant(
        "rider in copyright", f"{line}{rider}\n\n{text.lstrip()}", len(line), len(line) + len(rider), rider
    )


def rider_in_title(text: str, rng: random.Random) -> Mutant | None:
    title = rng.choice(DATA["titles"]).format(
        rng.choice(["Licence", "Open Source License", "The Example License", "The License"])
    )
    return Mutant("rider in title", f"{title}\n\n{text.lstrip()}", 0, len(title), title)


def sentence_deleted(text: str, rng: random.Random) -> Mutant | None:
    found = _sentences(text)
    if len(found) < 2:
        return None
    cut = rng.choice(found)
    return Mutant(
        "sentence deleted", text[: cut.start()] + text[cut.end() :], cut.start(), cut.start(), cut[0]
    )


def words_swapped(text: str, rng: random.Random) -> Mutant | None:
    low, high = body(text)
    for old, new in rng.sample(DATA["swaps"], len(DATA["swaps"])):
        places = [m for m in re.finditer(rf"(?i)\b{old}\b", text) if low <= m.start() and m.end() <= high]
        if places:
            at = rng.choice(places)
            put = new.upper() if at[0].isupper() and len(at[0]) > 1 else new
            return Mutant(
                "words swapped",
                text[: at.start()] + put + text[at.end() :],
                at.start(),
                at.start() + len(put),
                f"{old} -> {new}",
            )
    return None


def word_deleted(text: str, rng: random.Random) -> Mutant | None:
    low, high = body(text)
    places = [
        m
        for m in _WORD.finditer(text, low, high)
        if len(m[0]) > 3 and "://" not in text[m.start() : m.end() + 3]
    ]
    if not places:
        return None
    at = rng.choice(places)
    return Mutant("word deleted", text[: at.start()] + text[at.end() :], at.start(), at.start(), at[0])


def rider_as_line(text: str, rng: random.Random) -> Mutant | None:
    """A line of its own above the licence, after a title or a copyright line."""
    head = rng.choice(
        ["The Licence\n", "The Licence\n\n", f"Copyright (c) 2021 {rng.choice(DATA['holders'])}\n", ""]
    )
    line = rng.choice(DATA["lines"])
    after = rng.choice(["\n\n", "\n"]) if head else "\n\n"
    return Mutant(
        "rider as line", head + line + after + text.lstrip(), len(head), len(head) + len(line), line
    )


def rider_in_name(text: str, rng: random.Random) -> Mutant | None:
    """Somebody else where the licensor's name stands in a disclaimer."""
    found = list(_NAME.finditer(text))
    if not found:
        return None
    at, name = rng.choice(found), rng.choice(DATA["pretenders"])
    new = text[: at.start()] + name + text[at.end() :]
    return Mutant("rider in name", new, at.start(), at.start() + len(name), name)


def clause_in_appendix(text: str, rng: random.Random) -> Mutant | None:
    low = body(text)[1]
    gaps = [m.start() for m in re.finditer(r"\n\s*\n", text) if m.start() >= low]
    return _put("clause in appendix", text, rng.choice(gaps), rng.choice(CLAUSES)) if gaps else None


def number_changed(text: str, rng: random.Random) -> Mutant | None:
    low, high = body(text)
    found = list(_NUMBER.finditer(text, low, high))
    if not found:
        return None
    at = rng.choice(found)
    old = at[1]
    new = str(int(old) + rng.randint(1, 40)) if old.isdecimal() else rng.choice(["fifty", "seven", "ninety"])
    put = text[: at.start(1)] + new + text[at.end(1) :]
    return Mutant("number changed", put, at.start(1), at.start(1) + len(new), f"{old} -> {new}")


MAKERS: Sequence[Maker] = (
    clause_between,
    clause_paragraph,
    clause_last,
    clause_first,
    clause_above_body,
    clause_in_sentence,
    rider_in_copyright,
    rider_in_title,
    sentence_deleted,
    words_swapped,
    word_deleted,
    rider_as_line,
    rider_in_name,
    clause_in_appendix,
    number_changed,
)


def mutants(texts: Sequence[tuple[str, str]], each: int, seed: int) -> Iterator[tuple[str, Mutant]]:
    """``each`` mutants of each kind for every named text."""
    for name, text in texts:
        for number, maker in enumerate(MAKERS):
            rng = random.Random(f"{seed} {name} {number}")
            for _ in range(each):
                made = maker(text, rng)
                if made is not None:
                    yield name, made


def reformatted(text: str, rng: random.Random) -> tuple[str, str]:
    """The same licence as somebody else would keep it, and what was done to it."""
    done = []
    if rng.random() < 0.5:
        done.append("copyright")
        text = (
            f"Copyright (c) {rng.randint(1990, 2025)} {rng.choice(DATA['holders'])}\n" * rng.randint(1, 2)
            + "\n"
            + text.lstrip()
        )
    if rng.random() < 0.5:
        done.append("wrap")
        width = rng.choice([50, 66, 72, 90])
        text = "\n\n".join(_wrapped(p, width) for p in re.split(r"\n\s*\n", text))
    if rng.random() < 0.2:
        done.append("lower")
        text = text.lower()
    if rng.random() < 0.3:
        done.append("comment")
        mark = rng.choice(["# ", "// ", " * ", "; "])
        text = "\n".join((mark + line).rstrip() for line in text.splitlines())
    if rng.random() < 0.3:
        done.append("curly")
        text = re.sub(r'"([^"\n]*)"', "\u201c\\1\u201d", text)
    return text, "+".join(done)


def _wrapped(paragraph: str, width: int) -> str:
    lines, line = [], ""
    for word in paragraph.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
