"""The order over many licences agrees with comparing each pair."""

from __future__ import annotations

import numpy as np
from tests.compare.readings import COMMERCIAL, GRANT, KIMI, MIT, NOTICE, bar, duty, licence, permission, users

from licet.compare.compile import compiled
from licet.compare.from_readings import Party, compare
from licet.compare.order import order
from licet.compare.words import Words
from licet.conditions import Atom
from licet.report.from_order import reduced

MANY: list[Party] = [
    MIT,
    KIMI,
    licence(GRANT),
    licence(GRANT, NOTICE, bar("endorse")),
    licence(GRANT, NOTICE, bar("use-trademark")),
    licence(GRANT, bar("commercial-use")),
    licence(permission(*GRANT["actions"], when=Atom("use_purpose", "is", "non-commercial"))),
    licence(GRANT, duty("indemnify", when=users(50))),
    licence(GRANT, duty("indemnify", when=users(100))),
    licence(GRANT, duty("indemnify", when=users(100, scope="licensee+affiliates"))),
    licence(GRANT, bar("use", when=COMMERCIAL)),
    licence(NOTICE),
    licence(GRANT, NOTICE, unread=("Nobody knows what this means for them.",)),
]


def test_it_agrees_with_every_pair() -> None:
    found = order([compiled(p.reading, Words(p.source)) for p in MANY])
    for i, a in enumerate(MANY):
        for j, b in enumerate(MANY):
            told = compare(a, b).a_permits_all
            if i == j or told is None:
                continue
            assert bool(found.permits_all[i, j]) is told, (i, j)
            assert bool(found.refuted[i, j]) is not told, (i, j)


def test_most_is_decided_without_the_solver() -> None:
    found = order([compiled(p.reading, Words(p.source)) for p in MANY[:5]])
    assert found.asked < 10


def test_the_graph_has_no_shortcut() -> None:
    chain = np.array([[1, 1, 1], [0, 1, 1], [0, 0, 1]], dtype=bool)
    assert reduced(chain) == ([[0], [1], [2]], [(0, 1), (1, 2)])


def test_equal_licences_are_one_node() -> None:
    same = np.ones((2, 2), dtype=bool)
    assert reduced(same) == ([[0, 1]], [])
