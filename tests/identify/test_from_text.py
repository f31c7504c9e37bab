"""What a file is as a whole: parts, expressions, tags, and nothing changed that passes as plain."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from licet.catalogue import open_catalogue
from licet.catalogue.model import Catalogue
from licet.identify.from_text import identify
from licet.identify.model import Identification
from licet.text.from_string import from_string

CLAUSE = "You may not use the Software for any commercial purpose."


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return open_catalogue()


def told(text: str, known: Catalogue) -> Identification:
    return identify(from_string(text), known)


def licence(name: str, known: Catalogue) -> str:
    return known.text(known.by_id(name))


@pytest.mark.parametrize("name", ["MIT", "ISC", "Zlib", "Apache-2.0", "GPL-3.0-only", "MPL-2.0", "EPL-2.0"])
def test_a_licence_is_itself(name: str, known: Catalogue) -> None:
    found = told("Copyright (c) 2024 Jane Doe\n\n" + licence(name, known), known)
    assert (found.base, found.expression, found.modified) == (name, name, False)


@pytest.mark.parametrize("name", ["MIT", "ISC", "Apache-2.0", "GPL-3.0-only"])
@pytest.mark.parametrize("where", ["before", "after"])
def test_a_clause_beside_a_licence_changes_it(name: str, where: str, known: Catalogue) -> None:
    text = licence(name, known)
    text = f"{CLAUSE}\n\n{text}" if where == "before" else f"{text}\n\n{CLAUSE}\n"
    found = told(text, known)
    assert (found.base, found.modified) == (name, True)
    assert found.expression is not None and found.expression.startswith(f"LicenseRef-licet-{name}-modified-")
    assert any(CLAUSE[:-1] in d.span.of(text) for d in found.material)


@pytest.mark.parametrize(
    "hidden",
    [
        "x = 1;\n\nYou may not use it commercially.",
        "You may not use it commercially;",
        "*/\n\n/* Commercial use is prohibited. */",
        "note = You may not use it commercially",
        "Not for commercial use: https://example.org/terms",
        "\n".join(["Some words about the weather."] * 90) + "\n\nYou may not use it commercially.",
    ],
)
@pytest.mark.parametrize("name", ["MIT", "Apache-2.0"])
def test_a_clause_cannot_hide_behind_what_is_harmless(name: str, hidden: str, known: Catalogue) -> None:
    found = told(f"{licence(name, known)}\n\n{hidden}\n", known)
    assert found.modified
    assert found.expression is not None and found.expression.startswith("LicenseRef-licet-")


@pytest.mark.parametrize(
    "tag",
    ["SPDX-License-Identifier: MIT (non-commercial use only)", "license = 'MIT'  # not for commercial use"],
)
def test_a_clause_beside_a_tag_changes_it(tag: str, known: Catalogue) -> None:
    assert told(tag, known).modified


FOREIGN = [
    "Использование в коммерческих целях разрешено только при наличии письменного согласия автора.",
    "本 软件 仅 供 个人 学习 研究 使用 ， 不得 用于 任何 商业 用途 ， 违者 必究 。",
    "Die Nutzung zu gewerblichen Zwecken bedarf der vorherigen schriftlichen Zustimmung des Urhebers.",
    "L'utilisation à des fins commerciales est interdite sans l'accord écrit préalable de l'auteur.",
    "Bu yazılımın ticari amaçla kullanımı yazarın önceden yazılı iznine ve ücretin ödenmesine bağlıdır.",
    "Penggunaan komersial perangkat lunak ini memerlukan izin tertulis dari penulis dan pembayaran biaya.",
    "Tämän ohjelman kaupallinen käyttö edellyttää tekijän kirjallista suostumusta ja maksun suorittamista.",
    "Usus commercialis huius programmatis sine licentia scripta auctoris omnino vetatur omnibus gentibus.",
]


@pytest.mark.parametrize("clause", FOREIGN, ids=lambda c: c[:12])
@pytest.mark.parametrize("name", ["MIT", "Apache-2.0"])
def test_a_clause_in_another_language_changes_a_licence(clause: str, name: str, known: Catalogue) -> None:
    text = licence(name, known)
    for whole in (f"{clause}\n\n{text}", f"{text}\n\n{clause}\n", f"{text}\n---\n\nFoo is fast.\n\n{clause}"):
        assert told(whole, known).modified
    assert told(f"SPDX-License-Identifier: {name}\n{clause}", known).modified


def test_names_in_other_scripts_change_nothing(known: Catalogue) -> None:
    for name in ("Иван Петров", "深度求索", "株式会社Example", "김철수"):
        assert not told(f"Copyright (c) 2024 {name}\n\n{licence('MIT', known)}", known).modified


def test_a_clause_between_two_notices_changes_the_first(known: Catalogue) -> None:
    text = f"{licence('MIT', known)}\n\n{CLAUSE}\n\n{licence('Zlib', known)}"
    found = told(text, known)
    assert found.modified
    assert found.expression is not None and "MIT AND" not in found.expression
    assert "Zlib" in found.expression


def test_two_licences_in_one_file(known: Catalogue) -> None:
    found = told(f"{licence('MIT', known)}\n\n{'-' * 40}\n\n{licence('Zlib', known)}", known)
    assert (found.expression, found.modified) == ("MIT AND Zlib", False)
    assert [p.form for p in found.parts] == ["text", "text"]


def test_the_same_licence_twice_is_two_parts(known: Catalogue) -> None:
    text = licence("MIT", known)
    found = told(f"foo:\n\nCopyright 2001 Foo\n\n{text}\n\nbar:\n\nCopyright 2002 Bar\n\n{text}", known)
    assert (found.expression, found.modified) == ("MIT", False)
    assert len([p for p in found.parts if p.form == "text"]) == 2


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("SPDX-License-Identifier: MIT", "MIT"),
        ("// SPDX-License-Identifier: MIT OR Apache-2.0\nint main() {}", "MIT OR Apache-2.0"),
        ("/* SPDX-License-Identifier: (gpl-2.0-only with classpath-exception-2.0) */",
         "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("SPDX-License-Identifier: GPL-2.0+", "GPL-2.0-or-later"),
        ("SPDX-License-Identifier: LicenseRef-our-own", "LicenseRef-our-own"),
        ('{"name": "x", "license": "BSD-3-Clause AND MIT"}', "BSD-3-Clause AND MIT"),
        ('[package]\nlicense = "MIT OR Apache-2.0"\n', "MIT OR Apache-2.0"),
    ],
)  # fmt: skip
def test_declarations(text: str, expression: str, known: Catalogue) -> None:
    found = told(text, known)
    assert (found.expression, found.modified) == (expression, False)
    assert {p.form for p in found.parts} == {"tag"}


def test_what_announces_a_licence_changes_nothing(known: Catalogue) -> None:
    mit, apache = licence("MIT", known), licence("Apache-2.0", known)
    vendor = "The files in vendor/ are under the Apache License 2.0:"
    text = f"one, licensed as follows:\n\n{mit}\n\n{vendor}\n\n{apache}"
    found = told(text, known)
    assert (found.base, found.expression, found.modified) == ("MIT", "MIT AND Apache-2.0", False)


def test_a_choice_has_no_one_base(known: Catalogue) -> None:
    found = told("SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT", known)
    assert (found.base, found.expression) == (None, "GPL-2.0-only WITH Linux-syscall-note OR MIT")


def test_an_id_that_nobody_knows_is_not_dropped(known: Catalogue) -> None:
    found = told("SPDX-License-Identifier: Frobnicate-7.3", known)
    assert found.expression is not None and "unknown" in found.expression


def test_a_notice_says_or_later_where_the_text_cannot(known: Catalogue) -> None:
    notice = """This program is free software; you can redistribute it and/or modify it under the terms of the
    GNU General Public License as published by the Free Software Foundation; either version 2 of the License,
    or (at your option) any later version."""
    assert told(notice, known).expression == "GPL-2.0-or-later"
    assert told(licence("GPL-2.0-only", known), known).expression == "GPL-2.0-only"


def test_a_header_in_source_code_is_not_changed_by_the_code(known: Catalogue) -> None:
    header = "\n".join(f" * {line}" for line in licence("MIT", known).splitlines())
    code = "int only(int must) {\n    /* you must not call this */\n    return must;\n}\n"
    found = told(f"/*\n * Copyright 2020 Jane Doe\n *\n{header}\n */\n#include <stdio.h>\n\n{code}", known)
    assert (found.base, found.modified) == ("MIT", False)


def test_a_reworked_entry_names_itself_and_its_parent(known: Catalogue) -> None:
    entry = next(
        e for e in known.entries() if e.parent is not None and e.kind == "licence" and e.length > 150
    )
    found = told(known.text(entry), known)
    assert entry.parent is not None
    assert found.base == known.entry(entry.parent).spdx_id
    assert found.modified
    assert "-modified-" not in str(found.known_as or entry.spdx_id)


def test_a_choice_between_two_licences(known: Catalogue) -> None:
    text = f"{licence('MIT', known)}\n\nAlternatively, this file may be used under the MPL-2.0 license."
    found = told(text, known)
    assert (found.expression, found.modified) == ("MIT OR MPL-2.0", False)


def test_nothing_is_nothing(known: Catalogue) -> None:
    assert told("The quick brown fox jumps over the lazy dog.", known) == Identification(
        None, None, None, False
    )


@pytest.mark.parametrize(
    "line",
    ["SPDX-License-Identifier: MIT\n", "gpl ", "licensed under the MIT License. ", "license = 'MIT'\n"],
)
def test_a_mention_said_over_and_over_is_one_licence(line: str, known: Catalogue) -> None:
    found = told(line * 3000, known)
    assert len(found.parts) >= 1000
    assert found.expression is not None and " AND " not in found.expression


WORDS = st.sampled_from(
    ["MIT License", "SPDX-License-Identifier:", "GPL", "AND", "(", ")", "WITH", "\n", "may not", "{",
     "Permission is hereby granted, free of charge, to any person", "under the Apache License", "2.0", "\0"]
)  # fmt: skip


@given(text=st.lists(WORDS | st.text(max_size=12), max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_has_an_answer_with_places_in_it(text: str, known: Catalogue) -> None:
    found = told(text, known)
    assert told(text, known) == found
    for part in found.parts:
        assert 0 <= part.span.start < part.span.end <= len(text)
        for departure in part.departures:
            assert 0 <= departure.span.start <= departure.span.end <= len(text)


@pytest.mark.parametrize(
    "beside",
    [
        "The MIT License with Commons Clause",
        "Hyperscalers: talk to us.",
        "Forks carry another name.",
        "Patents withheld",
        "The licensee defends the licensor against every claim.",
        "Réservé à l'enseignement.",
        "Contact us for a quote",
        "Non-profits enjoy all of the above; firms write to licensing@example.com.",
        "See EULA.pdf",
    ],
)
def test_what_is_no_name_and_no_description_changes_a_licence(beside: str, known: Catalogue) -> None:
    text = licence("MIT", known)
    below_a_name = f"Copyright (c) 2024 Jane Doe\n{beside}\n\n{text}"
    for whole in (f"{beside}\n\n{text}", below_a_name, f"{text}\n\n{beside}"):
        assert told(whole, known).modified


@pytest.mark.parametrize(
    "beside",
    [
        "This file is part of the Example libraries.",
        "Example is a library of functions to parse XML.",
        "Based on conf.c from sendmail 8.8.8",
        "Upstream Author: Jane Doe",
        "The upstream source package is available at https://example.org/src",
        "Jane Doe <jane@example.org>",
        "lib/uuid:",
    ],
)
def test_names_and_descriptions_change_nothing(beside: str, known: Catalogue) -> None:
    assert not told(f"{beside}\n\n{licence('MIT', known)}", known).modified


def test_a_clause_between_a_notice_and_its_text_changes_it(known: Catalogue) -> None:
    head = "This font is licensed under the SIL Open Font License, Version 1.1.\n"
    tail = "\nThis license is copied below, and is also available at:\nhttp://scripts.sil.org/OFL\n\n"
    tail += licence("OFL-1.1", known)
    assert not told(head + tail, known).modified
    assert told(f"{head}Forks carry another name.\n{tail}", known).modified
