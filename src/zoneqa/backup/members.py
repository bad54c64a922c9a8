"""Where each part lies in a backup."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from zoneqa.folders.publish import MANIFEST
from zoneqa.storage.copying import DumpKind
from zoneqa.types import DEFAULT_COLLECTION

CORPUS_FOLDER = "corpus"
CORPUS_FILE = "corpus-file/articles"
"""The articles, where they are one file."""

_INDEX = "index"
_COLLECTIONS = "collections"


def generation_member(collection: str, generation: str) -> str:
    """Return the folder of the generation of a collection."""
    if collection == DEFAULT_COLLECTION:
        return f"{_INDEX}/{generation}"
    return f"{_COLLECTIONS}/{collection}/{generation}"


def generations_held(members: Iterable[str]) -> dict[str, str]:
    """Return the generation of each collection of which a backup has the manifest."""
    held = {}
    for member in members:
        match PurePosixPath(member).parts:
            case (folder, generation, manifest) if (folder, manifest) == (_INDEX, MANIFEST):
                held[DEFAULT_COLLECTION] = generation
            case (folder, collection, generation, manifest) if (folder, manifest) == (
                _COLLECTIONS,
                MANIFEST,
            ):
                held[collection] = generation
    return held


def database_member(kind: DumpKind) -> str:
    """Return the copy of a database of a kind."""
    return f"database/{kind}"
