"""A check as a CycloneDX 1.6 bill of materials: declared licences, found texts, our terms as properties."""

from __future__ import annotations

import datetime
import uuid
from typing import TextIO

import msgspec
from cyclonedx.model import AttachedText, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Row
from cyclonedx.model.component import ComponentType, Pedigree
from cyclonedx.model.component_evidence import ComponentEvidence
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseAcknowledgement, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from licet.report.checked import Checked, Component, Text, alone, carried

_KINDS = {"model": ComponentType.MACHINE_LEARNING_MODEL, "dataset": ComponentType.DATA}


def cyclonedx(checked: Checked, out: TextIO) -> None:
    """Write JSON; the serial number and the time are made from the content, so that it is reproducible."""
    rows = [_row(c, number) for number, c in enumerate(checked.components)]
    day = datetime.datetime.fromisoformat(f"{checked.on or '1970-01-01'}T00:00:00+00:00")
    name = f"{checked.root} {checked.on} {[(c.name, c.version, c.expression) for c in checked.components]}"
    root = _root(checked)
    bom = Bom(
        components=rows,
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, name),
        metadata=BomMetaData(timestamp=day, tools=[], component=root),
    )
    bom.register_dependency(root, rows)
    out.write(JsonV1Dot6(bom).output_as_string(indent=2) + "\n")


def _root(checked: Checked) -> Row:
    return Row(name=checked.root or ".", type=ComponentType.APPLICATION, bom_ref="root")


def _row(one: Component, number: int) -> Row:
    kind = _KINDS.get(one.ecosystem, ComponentType.LIBRARY)
    made_from = [(b, kind) for b in one.bases] + [(b, ComponentType.DATA) for b in one.datasets]
    ancestors = [
        Row(name=b, type=what, bom_ref=f"{number}-base-{at}") for at, (b, what) in enumerate(made_from)
    ]
    return Row(
        name=one.name,
        version=one.version or None,
        type=kind,
        bom_ref=str(number),
        purl=PackageURL.from_string(one.purl) if one.purl else None,
        licenses=_declared(one),
        properties=list(_properties(one)),
        pedigree=Pedigree(ancestors=ancestors) if ancestors else None,
        evidence=ComponentEvidence(licenses=[_text(t, at) for at, t in enumerate(one.texts) if t.words])
        if one.texts
        else None,
    )


def _declared(one: Component) -> list[License]:
    said = LicenseAcknowledgement.DECLARED
    if one.declared_expression:
        return [LicenseExpression(one.declared_expression, acknowledgement=said)]
    return [DisjunctiveLicense(name=words, acknowledgement=said) for words in one.declared]


def _text(text: Text, number: int) -> DisjunctiveLicense:
    return DisjunctiveLicense(
        name=f"{number:03} {text.path}",
        text=AttachedText(content=text.words),
        properties=[
            Property(name="licet:role", value=text.role),
            Property(name="licet:expression", value=text.expression or ""),
        ],
    )


def _properties(one: Component) -> list[Property]:
    found = [
        ("licet:component", msgspec.json.encode(carried(one)).decode()),
        ("licet:class", one.licence_class),
        ("licet:expression", one.expression or ""),
        *((f"licet:verdict:{name}", answer) for name, answer in one.verdicts.items()),
        *(("licet:term", term) for term in one.terms),
        *((f"licet:{o.status}", f"{o.says} ({o.at.path}:{o.at.line})") for o in one.owed),
        *(("licet:beside", f"{p.path}\n{p.quote}") for p in alone(one)),
    ]
    return [Property(name=name, value=value) for name, value in found if value]
