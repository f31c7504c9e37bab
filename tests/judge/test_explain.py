from __future__ import annotations

import pytest
from click.testing import CliRunner

from licet.cli.explain import explain as command
from licet.errors import InputError
from licet.judge.explain import explain


def test_explain_tells_rules_readings_and_source() -> None:
    found = explain("osd-5")
    assert found.id == "OSD-5"
    assert found.source.startswith("https://opensource.org/osd")
    assert "by-option" in dict(found.readings)
    assert any(answer == "NO" for _, answer, _ in found.against)


def test_an_unknown_criterion_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="FSF-0"):
        explain("OSD-99")


def test_the_command_prints_it() -> None:
    result = CliRunner().invoke(command, ["FSF-0"])
    assert result.exit_code == 0
    assert "freedom 0" in result.output.lower()
