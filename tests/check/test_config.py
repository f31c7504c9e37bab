"""``licet.toml``: what is right is taken, what is wrong is said with the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.check.config import load, nearest, selector
from licet.check.template import TEMPLATE
from licet.errors import InputError


def written(folder: Path, words: str) -> Path:
    path = folder / "licet.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_the_template_is_right_also_with_its_comments_taken_off(tmp_path: Path) -> None:
    load(written(tmp_path, TEMPLATE))
    lines = [
        line.removeprefix("# ") if " = " in line or "[[" in line else line for line in TEMPLATE.splitlines()
    ]
    config = load(written(tmp_path, "\n".join(lines)))
    assert config.policy.clarify and config.policy.ignore and config.profile


def test_it_is_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert nearest(tmp_path / "a" / "b") is None or nearest(tmp_path / "a" / "b") != tmp_path / "licet.toml"
    path = written(tmp_path, "")
    assert nearest(tmp_path / "a" / "b") == path


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ("[polcy]\n", "did you mean policy?"),
        ('[policy]\ndeny = ["class:non-comercial"]\n', "did you mean non-commercial?"),
        ('[policy]\ndeny = ["OSD:MAYBE"]\n', "no answer is called"),
        ('[policy]\ndeny = ["OSD-55:NO"]\n', "did you mean OSD-"),
        ('[policy]\ndeny = ["owed:display"]\n', "did you mean display-"),
        ('[policy]\ndefault = "perhaps"\n', "write allow, review or deny"),
        ('[[ignore]]\nfinding = "owed"\nreason = "x"\nuntil = "soon"\n', "until is no date"),
        ('[[ignore]]\nfinding = "owd"\nreason = "x"\nuntil = 2027-01-01\n', "did you mean owed?"),
        ('[[clarify]]\ncomponent = "x"\nlicence = "MIT"\n', "reason is missing"),
        ("[policy\n", "is not TOML"),
    ],
)
def test_a_mistake_is_said_with_its_cure(words: str, cure: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"licet\.toml") as error:
        load(written(tmp_path, words))
    assert cure in str(error.value)


def test_every_mistake_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        load(written(tmp_path, '[policy]\ndeny = ["class:x", "OSD:x"]\nalow = []\n'))
    assert str(error.value).count(";") >= 2


def test_selectors() -> None:
    assert selector("GPL-*").kind == "licence"
    assert (selector("term:duty/compete").name, selector("term:duty/compete").value) == ("compete", "duty")
