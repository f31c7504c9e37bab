"""Which words of a source file state its licence, and which it only speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest
import re2

from licet.knowledge.scan import headers
from licet.pipeline import engine
from licet.scan.headers import found_in, head_end, stated, stretches

GPL = (
    "This program is free software; you can redistribute it and/or modify it under the terms of the GNU "
    "General Public License as published by the Free Software Foundation; either version 2 of the License, "
    "or (at your option) any later version."
)


def identify(words: str) -> object:
    from licet.identify.from_text import identify
    from licet.text.from_string import from_string

    return identify(from_string(words), engine().catalogue)


def states(tmp_path: Path, name: str, words: str) -> list[tuple[str | None, int]]:
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    out = []
    for part in stretches(str(path), 2_000_000):
        for one in stated(part, found_in(part.words, identify)):  # type: ignore[arg-type]
            assert words[one.start : one.end] == words[one.start : one.end].strip()
            assert words.count("\n", 0, one.start) + 1 == one.line
            out.append((one.expression, one.line))
    return out


@pytest.mark.parametrize(
    ("name", "words", "what"),
    [
        ("a.c", f"/*\n * x.c\n *\n * {GPL}\n */\nint x;\n", [("GPL-2.0-or-later", 4)]),
        ("a.c", f"int x;\n/*\n{GPL}\n*/\nint y;\n", [("GPL-2.0-or-later", 3)]),
        ("a.py", "#!/usr/bin/env python\n# SPDX-License-Identifier: ISC\nimport os\n", [("ISC", 2)]),
        (
            "a.py",
            '"""A module.\n\nLicensed under the Business Source License 1.1.\n"""\nx = 1\n',
            [("BUSL-1.1", 3)],
        ),
        ("a.js", "'use strict';\n/** @license MIT */\nx();\n", [("MIT", 2)]),
        ("a.html", "<!-- SPDX-License-Identifier: CC0-1.0 -->\n<p>The MIT License</p>\n", [("CC0-1.0", 1)]),
        ("a.toml", "# SPDX-License-Identifier: Apache-2.0\nlicense = 'MIT'\n", [("Apache-2.0", 1)]),
    ],
)
def test_a_comment_states_it(name: str, words: str, what: list[tuple[str, int]], tmp_path: Path) -> None:
    assert states(tmp_path, name, words) == what


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.py", 'import os\n\nDEFAULT = "SPDX-License-Identifier: GPL-3.0-only"\n'),
        ("a.py", f'x = 1\nTEXT = "{GPL}"\n'),
        ("a.py", "# reads files under the GPL and the MIT License\nx = 1\n"),
        ("a.json", '{"license": "GPL-3.0-only"}\n'),
        ("a.md", "Files begin like this: `SPDX-License-Identifier: GPL-3.0-only`\n"),
        ("setup.py", "setup(\n    license='GPL-3.0-only',\n)\n"),
    ],
)
def test_a_program_that_speaks_of_it_does_not(name: str, words: str, tmp_path: Path) -> None:
    assert states(tmp_path, name, words) == []


def test_the_head_ends_at_program_text() -> None:
    head = "#!/bin/sh\n\n# a\n"
    assert head_end(f"{head}echo\n# b\n") == len(head)
    assert head_end("/* a\n b\n*/\nint x;") == len("/* a\n b\n*/\n")
    assert head_end("# only a comment") == len("# only a comment")


def test_binary_files_and_files_without_a_hint_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\0\1\2 License: MIT")
    (tmp_path / "b").write_bytes(b"int main(void) { return 0; }")
    assert not stretches(str(tmp_path / "a"), 1000) and not stretches(str(tmp_path / "b"), 1000)


def test_the_examples_of_the_knowledge() -> None:
    for line in headers().match:
        assert re2.search("(?i)" + headers().comment, line) and re2.search("(?i)" + headers().tag, line)
    for line in headers().no_match:
        assert not re2.search("(?i)" + headers().comment, line)
