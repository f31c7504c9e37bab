"""A check as an SPDX 3.0.1 document (JSON-LD) with the AI and dataset profiles, by SPDX's own bindings."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any, TextIO

import msgspec
from spdx_python_model.bindings import v3_0_1 as spdx

from licet.report.checked import Checked, Component, alone, carried

CARRIED = "licet:component "
_NAMESPACE = "https://spdx.org/spdxdocs/licet"
_FIELDS = re.compile(r"[^A-Za-z0-9.-]+")


def spdx_document(checked: Checked) -> Any:
    """The object set; ids and time are made from the content, so that it is reproducible."""
    made = _Maker(checked)
    for number, one in enumerate(checked.components):
        made.component(one, number)
    made.close()
    return made.objects


def spdx_json(checked: Checked, out: TextIO) -> None:
    """Write JSON-LD."""
    buffer = io.BytesIO()
    spdx.JSONLDSerializer().write(spdx_document(checked), buffer, indent=2)
    out.write(buffer.getvalue().decode("utf-8") + "\n")


class _Maker:
    """Elements that share one creation, collected into a document."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.objects = spdx.SHACLObjectSet()
        about: Any = spdx.CreationInfo()
        self.about = about
        about._id = "_:creation"
        self.about.specVersion = "3.0.1"
        day = datetime.datetime.fromisoformat(f"{checked.on or '1970-01-01'}T00:00:00+00:00")
        self.about.created = day
        self.root = f"{_NAMESPACE}/{_FIELDS.sub('-', checked.root) or 'root'}"
        tool = self._new(spdx.SoftwareAgent, "agent", name="licet")
        self.about.createdBy = [tool._id]
        self.objects.add(self.about)
        self.elements: list[Any] = []
        self.packages: dict[str, Any] = {}
        self.made_from: list[tuple[Any, str, str, Any]] = []

    def _new(self, kind: Any, key: str, **fields: Any) -> Any:
        one = kind()
        one._id = f"{self.root}#{key}"
        one.creationInfo = self.about
        for name, value in fields.items():
            setattr(one, name, value)
        self.objects.add(one)
        return one

    def component(self, one: Component, number: int) -> None:
        """A package, its licences and its bases."""
        key = f"component-{number}"
        fields: dict[str, Any] = {"name": one.name, "summary": _summary(one)}
        fields["comment"] = CARRIED + msgspec.json.encode(carried(one)).decode()
        if one.version:
            fields["software_packageVersion"] = one.version
        if one.purl:
            fields["software_packageUrl"] = one.purl
        kind = spdx.software_Package
        if one.ecosystem == "model":
            kind = spdx.ai_AIPackage
            fields["software_primaryPurpose"] = spdx.software_SoftwarePurpose.model
        elif one.ecosystem == "dataset":
            kind = spdx.dataset_DatasetPackage
            fields["software_primaryPurpose"] = spdx.software_SoftwarePurpose.data
            fields["dataset_datasetType"] = [spdx.dataset_DatasetType.noAssertion]
        package = self._new(kind, key, **fields)
        self.elements.append(package)
        self._licences(one, package, key)
        self.packages[one.name] = package
        kinds = spdx.RelationshipType
        made_from = [(b, kinds.descendantOf) for b in one.bases]
        made_from += [(b, kinds.trainedOn) for b in one.datasets]
        self.made_from += [(package, b, f"{key}-from-{at}", how) for at, (b, how) in enumerate(made_from)]

    def _licences(self, one: Component, package: Any, key: str) -> None:
        if one.declared_expression:
            said = self._expression(f"{key}-declared", one.declared_expression)
            self._tie(package, spdx.RelationshipType.hasDeclaredLicense, [said], f"{key}-declares")
        texts = [(f"{t.role} {t.path}", t.words) for t in one.texts if t.words]
        texts += [(f"readme {p.path}", p.quote) for p in alone(one)]
        if texts:
            refs = [self._text(f"{key}-text-{at}", *text) for at, text in enumerate(texts)]
            whole = self._expression(f"{key}-concluded", " AND ".join(r.key for r in refs))
            whole.simplelicensing_customIdToUri = refs
            self._tie(package, spdx.RelationshipType.hasConcludedLicense, [whole], f"{key}-concludes")

    def _expression(self, key: str, written: str) -> Any:
        made = self._new(spdx.simplelicensing_LicenseExpression, key)
        made.simplelicensing_licenseExpression = written
        return made

    def _text(self, key: str, name: str, words: str) -> Any:
        """A licence text, and the entry by which an expression refers to it."""
        text = self._new(spdx.simplelicensing_SimpleLicensingText, key, name=name)
        text.simplelicensing_licenseText = words
        self.elements.append(text)
        entry = spdx.DictionaryEntry()
        entry.key, entry.value = f"LicenseRef-{key}", text._id
        return entry

    def _tie(self, left: Any, kind: Any, right: list[Any], key: str) -> None:
        tie = self._new(spdx.Relationship, key, relationshipType=kind)
        tie.from_ = left._id
        tie.to = [r._id for r in right]
        self.elements += [tie, *right]

    def close(self) -> None:
        """Tie releases to their bases, and add the document that holds everything."""
        for package, base, key, how in self.made_from:
            above = self.packages.get(base) or self._new(spdx.software_Package, f"{key}-base", name=base)
            self._tie(package, how, [above], key)
        document = self._new(spdx.SpdxDocument, "document", name=self.checked.root or ".")
        document.profileConformance = [
            spdx.ProfileIdentifierType.core,
            spdx.ProfileIdentifierType.software,
            spdx.ProfileIdentifierType.simpleLicensing,
        ]
        packages: list[Any] = [e for e in self.elements if isinstance(e, spdx.software_Package)]
        document.rootElement = [p._id for p in packages]
        document.element = sorted({e._id for e in self.elements})


def _summary(one: Component) -> str:
    verdicts = ", ".join(f"{name} {answer}" for name, answer in one.verdicts.items())
    return "; ".join(p for p in (one.licence_class, verdicts, ", ".join(one.terms)) if p)
