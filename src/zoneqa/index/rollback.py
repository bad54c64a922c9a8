"""Going back to an older generation."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from zoneqa.errors import DamagedGeneration, DamagedIndex, NoSuchGeneration
from zoneqa.index.external_stores import NO_EXTERNAL_STORES, ExternalStores
from zoneqa.index.generations import (
    check,
    finished_names,
    known_current,
    make_current,
    require_finished,
)
from zoneqa.index.manifest import Manifest
from zoneqa.index.working_copy import pull_all
from zoneqa.index.write_lock import writing


def roll_back(
    root: Path, name: str | None = None, external: ExternalStores = NO_EXTERNAL_STORES
) -> str:
    """Make an older generation current and return its name.

    It is the one named, or the newest sound one before the current; before any, if CURRENT is
    missing or wrong. With a database that has generations, it is one of these. Raises
    NoSuchGeneration if there is none, DamagedGeneration if the one named is damaged, NoIndex if
    nothing was built, DatabaseUnavailable or EngineUnavailable.
    """
    pull_all(root, external.database)
    require_finished(root)
    with writing(root):
        names = external.names() or finished_names(root)
        if name is not None and name not in names:
            raise NoSuchGeneration(
                f"There is no generation {name} in {root}; see `zoneqa generations`."
            )
        if name is None:
            name, manifest = _sound_before(root, names, external)
        else:
            manifest = _checked(root / name, external)
        external.publish(root / name, manifest)
        make_current(root, name)
        return name


def _checked(folder: Path, external: ExternalStores) -> Manifest:
    """Return the manifest of a generation after checking all of it. Raises DamagedGeneration."""
    try:
        return check(folder, external)
    except DamagedIndex as error:
        raise DamagedGeneration(str(error)) from error


def _sound_before(
    root: Path, names: Sequence[str], external: ExternalStores
) -> tuple[str, Manifest]:
    """Return the newest sound generation before the current one. Raises NoSuchGeneration."""
    current = known_current(root)
    for name in names:
        if current is None or name < current:
            with suppress(DamagedIndex):
                return name, check(root / name, external)
    before = f" before {current}" if current else ""
    raise NoSuchGeneration(f"There is no sound generation{before} in {root}.")
