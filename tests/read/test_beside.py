"""A clause of its own beside words without effect is believed only in a known text."""

from __future__ import annotations

import pytest

from licet.pipeline import engine
from licet.read.beside import beside, clauses

# each joins a sentence without effect and a clause of our own that may bind
COMPOUND = """
The parties agree to seek an amicable solution to disputes, and pray for the author.
We hope that you find it useful, and all modifications belong to us.
This software was developed by a group of people (view the source, nothing more).
The headings are for convenience only; thank us in public.
You are under no obligation to accept it, and sysadmins of the realm are exempt from this permission.
For further information please visit http://example.org/ (uso comercial prohibido).
If any provision is unenforceable the rest remains in force, and return all improvements.
This license does not apply to software that links to these libraries, and kommerzielle nutzung verboten.
The courts of somewhere shall have jurisdiction of any dispute, and title to your changes passes to us.
We believe that software is a gift, but in Texas this grant is null.
Any use that we consider harmful is at an end the moment we say so.
This program was written by a group of friends: running it on more than one planet is extra.
Your rights are reinstated (and ten euros are wired to us).
We may publish new versions of this licence, and you must follow the newest.
The contributor cannot revoke this licence, and doctors and nurses may use it.
The licensee waives the right to run the program in court buildings.
The courts of Utopia decide whether a use is permitted.
U.S. Government end users acquire no rights.
You may add your own notices, and configuration files are for members.
"Outputs" are what it makes, and all copies of them in schools.
"Source" means the code, or the works that hospitals make with it.
"Materials" means the code (if you receive it in Europe, delete it).
""".strip().splitlines()


@pytest.mark.parametrize("rider", COMPOUND)
@pytest.mark.parametrize("base", ["MIT", "BSD-3-Clause"])
def test_compound_rider_is_never_open(rider: str, base: str) -> None:
    plain = engine().of_id(base).source
    report = engine().read(f"{plain.rstrip()}\n\n{rider}\n")
    assert report.verdicts["OSD"].answer != "YES", rider
    assert "open source" not in report.called


@pytest.mark.parametrize("base", ["MIT", "BSD-3-Clause", "Apache-2.0"])
def test_known_text_is_believed(base: str) -> None:
    assert engine().report(engine().of_id(base)).verdicts["OSD"].answer == "YES"


@pytest.mark.parametrize("rider", COMPOUND)
def test_compound_in_a_text_of_our_own_is_never_open(rider: str) -> None:
    grant = "Permission is granted to anyone to use, copy, modify and distribute it for any purpose."
    report = engine().read(f"Harbour Licence\n\n{grant}\n\n{rider}\n\nProvided as is.\n")
    assert report.verdicts["OSD"].answer != "YES", rider


def test_clauses_part_at_joints() -> None:
    words = "the headings are for convenience only; thank us in public (or else)"
    assert [words[a:b].strip(" ;().") for a, b in clauses(words)] == [
        "the headings are for convenience only",
        "thank us in public",
        "or else",
    ]


def test_only_clauses_that_may_bind_stand_beside() -> None:
    words = "the headings are for convenience, and you pay us, including costs."
    pay = words.index("pay")
    found = beside(words, lambda: [(0, 12)], [(pay, pay + 3, "money")])
    assert [words[a:b] for a, b in found] == ["and you pay us, including costs."]
    assert beside(words, lambda: [(0, len(words))], [(pay, pay + 3, "money")]) == []
