"""Where an added or removed stretch begins, when equal words at its ends leave a choice.

``A B A`` made of ``A`` is ``[A B] A`` or ``A [B A]``: the reader's eye cuts between sentences, so that is
where we cut (Fraser's lossless semantic clean-up, on tokens).
"""

from __future__ import annotations

from licet.catalogue.model import Ids
from licet.identify.align import Edit
from licet.identify.side import Side


def slid(edits: list[Edit], base: Ids, text: Ids, base_side: Side, text_side: Side) -> list[Edit]:
    """The edits, each added or removed stretch moved to its best place between its neighbours."""
    out: list[Edit] = []
    for i, edit in enumerate(edits):
        before = out[-1].d if out else 0
        after = edits[i + 1].c if i + 1 < len(edits) else len(text)
        if edit.a == edit.b:
            move = _best(text, text_side, (edit.c, edit.d), edit.c - before, after - edit.d)
        elif edit.c == edit.d:
            move = _best(base, base_side, (edit.a, edit.b), edit.c - before, after - edit.d)
        else:
            move = 0
        out.append(Edit(edit.a + move, edit.b + move, edit.c + move, edit.d + move))
    return out


def _best(ids: Ids, side: Side, at: tuple[int, int], left: int, right: int) -> int:
    """By how many tokens to move the stretch ``at``, at most ``left`` back and ``right`` on."""
    start, stop = at
    best, move = _worth(side, start, stop), 0
    for step in range(1, left + 1):
        if ids[start - step] != ids[stop - step]:
            break
        worth = _worth(side, start - step, stop - step)
        if worth > best:
            best, move = worth, -step
    for step in range(1, right + 1):
        if ids[start + step - 1] != ids[stop + step - 1]:
            break
        worth = _worth(side, start + step, stop + step)
        if worth > best:
            best, move = worth, step
    return move


def _worth(side: Side, start: int, stop: int) -> int:
    return side.boundary(start) + side.boundary(stop)
