"""Publishing a folder in one step.

A folder is filled beside the one in use, sealed with a manifest and synced to the disk. Only then
is it renamed to its final name, or named by a pointer file. Whatever fails or is killed before
that, the folder in use stays as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MANIFEST = "manifest.json"
"""The file that is written last: a folder without it was never finished."""

_LONGEST_NAME = 1024
"""Bytes that are read of a pointer: more are no name."""


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Make a folder to fill, and remove it again if anything fails."""
    path.mkdir()
    try:
        yield path
    except BaseException:
        discard(path)
        raise


def seal(folder: Path, manifest: str) -> None:
    """Write the manifest of a finished folder and sync everything in it to the disk."""
    (folder / MANIFEST).write_text(manifest, encoding="utf-8")
    sync_tree(folder)


def is_finished(folder: Path) -> bool:
    """Return whether a folder was written to its end."""
    return os.path.isfile(folder / MANIFEST)  # Path.is_file raises where it may not look


def replace_folder(new: Path, final: Path) -> None:
    """Rename a sealed folder to its final name, in place of a folder that had it before."""
    if final.exists():
        discard(final)
    new.rename(final)
    sync(final.parent)


def read_pointer(pointer: Path) -> str:
    """Return the name in a pointer file. Raises OSError or UnicodeDecodeError."""
    if pointer.exists() and not pointer.is_file():
        raise OSError(f"{pointer} is no file")  # reading a pipe would wait for ever
    with pointer.open("rb") as file:
        return file.read(_LONGEST_NAME).decode("ascii").strip()


def replace_pointer(pointer: Path, name: str) -> None:
    """Write a folder's name into a pointer file, at once or not at all."""
    if pointer.is_dir() and not pointer.is_symlink():
        shutil.rmtree(pointer)  # nothing of ours; a file cannot be renamed over it
    pending = pointer.with_name(f"{pointer.name}.{os.getpid()}")
    pending.write_text(name + "\n", encoding="ascii")
    sync(pending)
    sync(pointer.parent)  # else a power cut might keep the new pointer and lose its folder
    os.replace(pending, pointer)
    sync(pointer.parent)


def discard(folder: Path) -> None:
    """Remove a folder, its manifest first: half removed, it no longer counts as finished.

    A folder that may not be removed stays as it is.
    """
    if unseal(folder):
        shutil.rmtree(folder, ignore_errors=True)


def unseal(folder: Path) -> bool:
    """Let a folder no longer count as finished; return whether that was possible."""
    try:
        (folder / MANIFEST).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def sync_tree(folder: Path) -> None:
    """Sync a folder and everything below it to the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Sync a file or a folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
