"""The folder of a collection's articles, changed one file at a time.

CORPUS/.zoneqa/uploads/ID/NAME      an upload that is not taken in yet
CORPUS/.zoneqa/originals/ID/NAME    what was replaced or removed, until the next generation

Hidden folders are not read as articles; being on the same disk, a rename moves a file at once.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from zoneqa.corpus.stored_upload import UploadFolder, naming_disk, size_of
from zoneqa.documents.files import File, files
from zoneqa.errors import CorpusNotFolder
from zoneqa.folders.publish import sync

OWN = ".zoneqa"


class CorpusFolder:
    """Files of articles, by their names below the folder, with `/` between the steps."""

    def __init__(self, root: Path, index: Path | None = None) -> None:
        self.root = root
        self._index = index
        self._originals = root / OWN / "originals"
        self.uploads = UploadFolder(root / OWN / "uploads")

    def require(self) -> None:
        """Make the folder if there is none. Raises CorpusNotFolder or NotKept."""
        if self.root.exists() and not self.root.is_dir():
            raise CorpusNotFolder(
                f"The articles come from the file {self.root.name}: name a folder in ZONEQA_CORPUS "
                "to add documents here."
            )
        with naming_disk(self.root.parent):
            self.root.mkdir(parents=True, exist_ok=True)

    def files(self) -> Sequence[File]:
        """Return the files that are read as articles. Raises UnreadableInput."""
        return files(self.root, self._index)

    def size(self) -> int:
        """Return the bytes of the files and of the uploads that are not taken in yet."""
        own = [each.path for each in self.files()]
        return sum(map(size_of, own)) + self.uploads.size()

    def find(self, name: str) -> File | None:
        """Return the file of a name, however its letters are composed; None if there is none."""
        wanted, found = unicodedata.normalize("NFC", name), self.files()
        exact = (each for each in found if each.name == name)
        alike = (each for each in found if unicodedata.normalize("NFC", each.name) == wanted)
        return next(exact, None) or next(alike, None)

    def place(self, upload: Path, target: Path, job_id: str) -> None:
        """Take an upload into the folder at once; what was there is kept as an original.

        It may be done again after a crash. Raises NotKept.
        """
        with naming_disk(self.root):
            if target.exists():
                self._keep_original(target, job_id)
            os.utime(upload)
            os.replace(upload, target)
            sync(target.parent)

    def remove(self, target: Path, job_id: str) -> None:
        """Take a file out of the folder; it is kept as an original. Raises NotKept."""
        with naming_disk(self.root):
            self._keep_original(target, job_id)
            target.unlink()
            sync(target.parent)

    def forget_originals(self) -> None:
        """Remove what is kept of files that were replaced or removed."""
        shutil.rmtree(self._originals, ignore_errors=True)

    def _keep_original(self, target: Path, job_id: str) -> None:
        """Give a file a second name, unless a run that broke off has done it before."""
        folder = self._originals / job_id
        folder.mkdir(parents=True, exist_ok=True)
        _link_or_copy(target, folder / target.name)
        for each in (folder, folder.parent, folder.parent.parent):
            sync(each)


def _link_or_copy(source: Path, other: Path) -> None:
    """Give a file a second name; not every disk can do that without a copy."""
    if other.exists():
        return
    try:
        os.link(source, other, follow_symlinks=False)
    except OSError:
        pending = other.with_name(f"{other.name}.part")
        shutil.copy2(source, pending)
        sync(pending)
        os.replace(pending, other)
