"""Building the model folder once, whichever process needs it first."""

from __future__ import annotations

import os
from pathlib import Path

from zoneqa.errors import ModelUnavailable
from zoneqa.folders.lock import wait_for_lock
from zoneqa.folders.model_folder import (
    DamagedFolderError,
    ModelFolder,
    ModelManifest,
    check_model,
)
from zoneqa.folders.publish import discard, new_folder, replace_folder, seal
from zoneqa.models_build.packaged import PackagedModel
from zoneqa.models_build.write import write_model
from zoneqa.types import Say


def ensure_built(model: PackagedModel, cache: Path, say: Say = lambda _: None) -> ModelFolder:
    """Return the checked model folder, building it where it is missing, damaged or outdated.

    Raises ModelUnavailable if the package is damaged or the cache cannot be written.
    """
    folder = ModelFolder(cache / "models" / model.folder_name)
    if _is_sound(folder):
        return folder
    try:
        folder.root.parent.mkdir(parents=True, exist_ok=True)
        with wait_for_lock(folder.root.parent):
            # Another process may have built it while this one waited.
            if not _is_sound(folder):
                _build(model, folder.root, say)
    except OSError as error:
        raise ModelUnavailable(
            f"The model cannot be stored in {cache}: {error.strerror or error}; "
            "set ZONEQA_CACHE to a folder that can be written to."
        ) from error
    return folder


def _is_sound(folder: ModelFolder) -> bool:
    try:
        manifest = check_model(folder)
    except DamagedFolderError:
        return False
    # Earlier versions built folders without the newest of the files that serving reads.
    newest = folder.sentencepiece.relative_to(folder.root).as_posix()
    return manifest.name == folder.root.name and newest in manifest.files


def _build(model: PackagedModel, final: Path, say: Say) -> None:
    # This process holds the lock, so these folders were left by builders that were killed.
    for abandoned in final.parent.glob(f".{final.name}-*"):
        discard(abandoned)
    with new_folder(final.with_name(f".{final.name}-{os.getpid()}")) as folder:
        write_model(model.read(), ModelFolder(folder), say)
        say("checking and storing the model")
        seal(folder, ModelManifest.of(folder, final.name).to_json())
        replace_folder(folder, final)
