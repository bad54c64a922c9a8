"""The parts of an Office Open XML package, which point to each other by relations."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from zoneqa.documents.formats.archive import member_bytes
from zoneqa.documents.formats.ooxml import xml


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from a part to another: the last word of its type, and the name of the part."""

    kind: str
    target: str


def main_part(archive: zipfile.ZipFile, default: str) -> str:
    """Return the name of the main part: the default, which nearly all use, or the declared one."""
    if default in archive.namelist():
        return default
    found = relations(archive, "").values()
    return next((r.target for r in found if r.kind == "officeDocument"), default)


def relations(archive: zipfile.ZipFile, part: str) -> dict[str, Relation]:
    """Return the relations of a part by their ids; those of the package if `part` is empty."""
    folder, name = posixpath.split(part)
    described = posixpath.join(folder, "_rels", f"{name}.rels")
    if described not in archive.namelist():
        return {}
    return {
        element.get("Id", ""): Relation(
            element.get("Type", "").rpartition("/")[2], _resolved(folder, element.get("Target", ""))
        )
        for element in xml.root(member_bytes(archive, described))
        if element.get("TargetMode") != "External"
    }


def relation_id(element: Element) -> str:
    """Return the id of the relation to the part that an element stands for, or an empty text."""
    return next((value for name, value in element.items() if name.endswith("}id")), "")


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
