"""What was read of scans, kept by the digests of the files, as recognising them takes long."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath

from zoneqa import __version__
from zoneqa.documents.document import Document, PageRead, Problem
from zoneqa.documents.sandbox.frames import pack, unpack

Items = list[Document | Problem]


class ReadCache:
    """A folder with a file for each scan, named by the digest of its bytes and of our version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, data: bytes, name: str) -> Items | None:
        """Return what was read of a file, or None if that is not known."""
        try:
            rows = json.loads(self._path(data, name).read_bytes())
            items = [unpack(base64.b64decode(row)) for row in rows]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None  # it was never read, or what was kept is damaged
        return [item for item in items if not isinstance(item, PageRead)]

    def put(self, data: bytes, name: str, items: Sequence[Document | Problem]) -> None:
        """Keep what was read of a file, unless a limit cut it short."""
        if any(isinstance(item, Problem) and item.reason == "too_complex" for item in items):
            return
        rows = [base64.b64encode(pack(item)).decode() for item in items]
        path = self._path(data, name)
        pending = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # what cannot be kept is read again
            self._folder.mkdir(parents=True, exist_ok=True)
            pending.write_text(json.dumps(rows), encoding="ascii")
            os.replace(pending, path)

    def _path(self, data: bytes, name: str) -> Path:
        suffix = PurePosixPath(name).suffix.lower()
        digest = sha256(f"{__version__}\n{suffix}\n".encode())
        digest.update(data)
        return self._folder / f"{digest.hexdigest()}.json"
