"""HTML and Markdown to the words that a reader sees, and entities to their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from licet.knowledge.text import markup
from licet.text.draft import Draft, Edit

_ENTITY = r"&(?P<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_LINK = r"!?\[(?P<text>[^\[\]]{0,300})\]\((?P<url>(?:https?:|mailto:|ftp:|[#/.])[^\s()]*|)\)"
_EMPHASIS = (
    r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3})(?P<held>[^\s*_](?:[^*_]{0,600}[^\s*_])?)(?P=mark)(?![\w*_])"
)
_ESCAPE = r"\\(?=[\[\](){}*_.#+\-!\"'<>~$%&])"
_HREF = re.compile(r"\bhref\s*=\s*[\"']?(https?:[^\s\"'<>]*)", re.IGNORECASE)
_SIGNS = re.compile(r"[<&\[\\*_]")


def bared(draft: Draft) -> Draft:
    """Without tags, entities, links and emphasis."""
    if not _SIGNS.search(draft.words):
        return draft
    return draft.edited(list(_edits(draft.words)))


def _edits(words: str) -> Iterator[Edit]:
    after = 0  # no edit may start before this
    endless: set[str] = set()  # elements that are never closed, looked for once
    for match in _pattern().finditer(words):
        if match.start() < after:
            continue
        end, new = match.end(), None
        if match["name"]:
            name = match["name"].lower()
            if name in markup().unseen and not match["slash"]:
                end = _closed(words, name, match.end(), endless)
            new = _gap(name, match, words)
        elif match["entity"]:
            new = _entity(match["entity"])
        elif match["url"] is not None:
            new = _link(match["text"], match["url"])
        elif match["mark"]:
            if not _alone(words, match) and "\n\n" not in match["held"]:
                size = len(match["mark"])
                yield match.start(), match.start() + size, ""
                yield end - size, end, ""
                after = end
            continue
        else:
            new = ""
        if new is not None:
            yield match.start(), end, new
            after = end


def _closed(words: str, name: str, start: int, endless: set[str]) -> int:
    """Where the element ends; at its own tag if it is never closed, so that nothing is swallowed."""
    if name in endless:
        return start
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(words, start)
    if found is None:
        endless.add(name)
        return start
    return found.end()


def _gap(name: str, match: re.Match[str], words: str) -> str:
    """What a tag is to a reader."""
    known = markup()
    if name in known.line:
        return "\n"
    if name in known.bullet:
        return "\n" if match["slash"] else "\n- "
    if name in known.cell:
        return " "
    if re.fullmatch(r"h[1-6]", name):
        return "\n\n" if match["slash"] else f"\n\n{'#' * int(name[1])} "
    if name == "a" and (link := _HREF.search(match["rest"] or "")):
        shown = words[match.end() : match.end() + len(link[1])]
        return "" if shown == link[1] else f"{link[1]} "
    return "" if name in known.inline else "\n\n"


def _link(text: str, url: str) -> str:
    """A Markdown link: its words, and where it points if they do not say so."""
    if not url.startswith("http") or url in text:
        return text
    return f"{text} ({url})"


def _entity(name: str) -> str | None:
    import html

    made = html.unescape(f"&{name};")
    return None if made == f"&{name};" else made


def _alone(words: str, match: re.Match[str]) -> bool:
    """Whether the emphasis is a line of its own, which is a heading."""
    before = words.rfind("\n", 0, match.start()) + 1
    after = words.find("\n", match.end())
    return (
        not words[before : match.start()].strip()
        and not words[match.end() : after if after >= 0 else None].strip()
    )


@cache
def _pattern() -> re.Pattern[str]:
    known = markup()
    names = known.inline | known.line | known.block | known.cell | known.bullet | known.unseen
    tags = "|".join(sorted(names, key=lambda n: (-len(n), n)))
    tag = rf"<(?P<slash>/?)(?P<name>(?i:{tags}))(?P<rest>(?:[\s/][^<>]*)?)>"
    marks = rf"{tag}|<!--+|--+>|<!(?i:doctype)[^<>]*>|{_ENTITY}|{_LINK}|{_EMPHASIS}|{_ESCAPE}"
    # Asking for a first character before any alternative is tried makes the search three times faster.
    return re.compile(rf"(?=[<&!\[*_\\-])(?:{marks})")
