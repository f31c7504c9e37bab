"""Bills of materials as input: CycloneDX 1.4 to 1.7, SPDX 2.3 and SPDX 3.0.1, each in JSON.

Written after the JSON schema of CycloneDX (cyclonedx.org/docs/1.7/json), the SPDX 2.3 schema and the
SPDX 3.0.1 JSON-LD context (spdx.github.io/spdx-spec/v3.0.1). Bills are read as data, for tools write what
no strict model accepts.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from licet.components.carried import carried
from licet.components.manifests import Unusable, json_of, strings, words_of
from licet.components.model import (
    ROLES,
    Base,
    Broken,
    Component,
    Declared,
    Ecosystem,
    Role,
    Shipped,
)
from licet.components.purls import named
from licet.knowledge.components import role_of

_CYCLONEDX = ("1.4", "1.5", "1.6", "1.7")
_ECOSYSTEMS: dict[str, Ecosystem] = {
    "pypi": "python", "npm": "npm", "cargo": "cargo", "golang": "go", "huggingface": "model",
}  # fmt: skip
_SPDX3: dict[str, Ecosystem | None] = {
    "software_Package": None,
    "ai_AIPackage": "model",
    "dataset_DatasetPackage": "dataset",
}
_FROM = {"descendantOf": "base_model", "trainedOn": "datasets"}
_LICENSED = ("hasDeclaredLicense", "hasConcludedLicense")
_CARRIED = "licet:component "
_NOTHING = frozenset({"NOASSERTION", "NONE", ""})


def is_bill(table: dict[str, Any]) -> bool:
    """Whether a JSON object is a bill of materials of a known kind."""
    return table.get("bomFormat") == "CycloneDX" or "spdxVersion" in table or _is_spdx3(table)


def components(path: Path, shown: str) -> Iterator[Component]:
    """What a bill lists; a bill that cannot be used is one broken component."""
    try:
        table = json_of(words_of(path, shown), shown)
        yield from listed(table, path, shown)
    except Unusable as error:
        yield Component(path.name, "sbom", shown, broken=(error.broken,))


def listed(table: dict[str, Any], path: Path, shown: str) -> Iterator[Component]:
    """The components of a decoded bill; raises ``Unusable`` for one of an unknown version."""
    if table.get("bomFormat") == "CycloneDX":
        if table.get("specVersion") not in _CYCLONEDX:
            raise Unusable(Broken(shown, f"is CycloneDX {table.get('specVersion')}", "write 1.4 to 1.7"))
        yield from _cyclonedx(_rows(table.get("components")), path, shown)
    elif "spdxVersion" in table:
        yield from _spdx2(table, path, shown)
    elif _is_spdx3(table):
        yield from _spdx3(_rows(table.get("@graph")), path, shown)
    else:
        raise Unusable(Broken(shown, "is no bill of materials", "give CycloneDX or SPDX in JSON"))


def _is_spdx3(table: dict[str, Any]) -> bool:
    return isinstance(table.get("@graph"), list) and "spdx" in str(table.get("@context", "")).lower()


def _cyclonedx(rows: list[dict[str, Any]], path: Path, shown: str) -> Iterator[Component]:
    for row in rows:
        name = "/".join(p for p in (_text(row.get("group")), _text(row.get("name"))) if p)
        address = _text(row.get("purl"))
        said: list[Declared] = []
        texts: list[Shipped] = []
        for entry in _rows(row.get("licenses")):
            licence = entry.get("license") if isinstance(entry.get("license"), dict) else {}
            assert isinstance(licence, dict)
            identifier = _text(entry.get("expression")) or _text(licence.get("id"))
            if identifier:
                said.append(Declared(identifier, "licenses", shown, 0, identifier))
            elif _text(licence.get("name")):
                said.append(Declared(_text(licence["name"]), "licenses", shown))
            if (data := _attached(licence.get("text"))) is not None:
                texts.append(_given(path, f"{shown}!{name}", _text(licence.get("name")), len(texts), data))
        texts += _found(row, path, f"{shown}!{name}")
        made = Component(
            name,
            "dataset" if row.get("type") == "data" else _ecosystem(address, row.get("type")),
            f"{shown}!{name}",
            _text(row.get("version")),
            address,
            declared=tuple(said),
            files=tuple(texts),
            bases=tuple(_pedigree(row, shown)),
        )
        yield carried(made, next(iter(_property(row, "licet:component")), ""), shown)
        yield from _cyclonedx(_rows(row.get("components")), path, shown)


def _given(path: Path, place: str, name: str, number: int, data: bytes) -> Shipped:
    """A text attached to a licence; writers put the name of its file last into the licence's name."""
    file = PurePosixPath(name.rpartition(" ")[2]).name
    role: Role = next((r for r in ROLES if r == role_of(file)), "licence")
    return Shipped(path, f"{place}/{file}" if role_of(file) else f"{place}/licence-{number + 1}", role, data)


def _property(row: dict[str, Any], name: str) -> list[str]:
    return [_text(p.get("value")) for p in _rows(row.get("properties")) if p.get("name") == name]


def _found(row: dict[str, Any], path: Path, place: str) -> list[Shipped]:
    """Texts given as evidence, and what licet wrote of terms beside them."""
    evidence = row.get("evidence")
    out: list[Shipped] = []
    for entry in _rows(evidence.get("licenses")) if isinstance(evidence, dict) else ():
        licence = entry.get("license") if isinstance(entry.get("license"), dict) else {}
        assert isinstance(licence, dict)
        data = _attached(licence.get("text"))
        if data is not None:
            said = next(iter(_property(licence, "licet:role")), "licence")
            role: Role = next((r for r in ROLES if r == said), "licence")
            out.append(Shipped(path, f"{place}/{_text(licence.get('name')) or len(out)}", role, data))
    for beside in _property(row, "licet:beside"):
        name, _, words = beside.partition("\n")
        out.append(Shipped(path, f"{place}/{name}", "readme", words.encode()))
    return out


def _pedigree(row: dict[str, Any], shown: str) -> Iterator[Base]:
    """Ancestors, and the datasets of a model card."""
    pedigree = row.get("pedigree")
    for one in _rows(pedigree.get("ancestors")) if isinstance(pedigree, dict) else ():
        yield Base(_text(one.get("name")), "datasets" if one.get("type") == "data" else "base_model", shown)


def _attached(text: object) -> bytes | None:
    if not isinstance(text, dict) or not isinstance(text.get("content"), str):
        return None
    if text.get("encoding") != "base64":
        return str(text["content"]).encode("utf-8", "replace")
    try:
        return base64.b64decode(text["content"], validate=True)
    except (binascii.Error, ValueError):
        return None


def _spdx2(table: dict[str, Any], path: Path, shown: str) -> Iterator[Component]:
    extracted = {
        _text(row.get("licenseId")): _text(row.get("extractedText"))
        for row in _rows(table.get("hasExtractedLicensingInfos"))
    }
    for row in _rows(table.get("packages")):
        address = next(
            (
                _text(ref.get("referenceLocator"))
                for ref in _rows(row.get("externalRefs"))
                if ref.get("referenceType") == "purl"
            ),
            "",
        )
        name = _text(row.get("name"))
        said = _spdx_declared(shown, row.get("licenseConcluded"), row.get("licenseDeclared"))
        texts = tuple(
            Shipped(path, f"{shown}!{key}", "licence", text.encode())
            for key, text in extracted.items()
            if text and any(key in d.words.split() for d in said)
        )
        yield Component(
            name, _ecosystem(address, None), f"{shown}!{name}", _text(row.get("versionInfo")), address,
            declared=said, files=texts,
        )  # fmt: skip


def _spdx_declared(shown: str, *values: object) -> tuple[Declared, ...]:
    words = dict.fromkeys(w for value in values if (w := _text(value)) not in _NOTHING)
    return tuple(Declared(w, "licence", shown, 0, w) for w in list(words)[:1])


def _spdx3(graph: list[dict[str, Any]], path: Path, shown: str) -> Iterator[Component]:
    by_id = {_text(row.get("spdxId")) or _text(row.get("@id")): row for row in graph}
    ties: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in graph:
        if row.get("type") in ("Relationship", "LifecycleScopedRelationship"):
            tie = (_text(row.get("from")), _text(row.get("relationshipType")))
            ties.setdefault(tie, []).extend(by_id.get(end, {}) for end in strings(row.get("to")))
    ancestors = {
        _text(one.get("spdxId")) for (_, kind), ends in ties.items() if kind in _FROM for one in ends
    }
    for key, row in by_id.items():
        bare = not any((key, kind) in ties for kind in (*_LICENSED, *_FROM))
        if row.get("type") not in _SPDX3 or (bare and key in ancestors):
            continue  # a name that something was made from is no component of the bill
        name, address = _text(row.get("name")), _text(row.get("software_packageUrl"))
        declared = ties.get((key, "hasDeclaredLicense"), [])
        concluded = ties.get((key, "hasConcludedLicense"), [])
        told = [one for one in (*declared, *concluded) if not one.get("simplelicensing_customIdToUri")]
        bases = [(one, how) for kind, how in _FROM.items() for one in ties.get((key, kind), [])]
        made = Component(
            name,
            _SPDX3[row["type"]] or _ecosystem(address, None),
            f"{shown}!{name}",
            _text(row.get("software_packageVersion")),
            address,
            declared=_spdx_declared(shown, *(one.get("simplelicensing_licenseExpression") for one in told)),
            files=tuple(_spdx3_texts((*declared, *concluded), by_id, path, f"{shown}!{name}")),
            bases=tuple(Base(_text(one.get("name")), how, shown) for one, how in bases),
        )
        note = _text(row.get("comment"))
        yield carried(made, note.removeprefix(_CARRIED) if note.startswith(_CARRIED) else "", shown)


def _spdx3_texts(
    licences: tuple[dict[str, Any], ...], by_id: dict[str, dict[str, Any]], path: Path, place: str
) -> Iterator[Shipped]:
    """The texts that expressions refer to by ids of their own."""
    for one in licences:
        for entry in _rows(one.get("simplelicensing_customIdToUri")):
            text = by_id.get(_text(entry.get("value")), {})
            words = text.get("simplelicensing_licenseText")
            if isinstance(words, str) and words.strip():
                role, where = _role_of(_text(text.get("name")) or _text(entry.get("key")))
                yield Shipped(path, f"{place}/{where}", role, words.encode("utf-8", "replace"))


def _role_of(name: str) -> tuple[Role, str]:
    """Role and path as licet writes them into the name of a text."""
    head, _, rest = name.partition(" ")
    return next(((r, rest) for r in ROLES if r == head and rest), ("licence", name))


def _ecosystem(address: str, kind: object) -> Ecosystem:
    if kind == "machine-learning-model":
        return "model"
    return _ECOSYSTEMS.get(named(address)[0], "sbom")


def _rows(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
