"""Checks of what is installed and set."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from zoneqa import __version__
from zoneqa.cli.doctor.check_result import Warned
from zoneqa.errors import UsageError
from zoneqa.settings import DESCRIBED, PREFIX, Settings

_Version = tuple[int, ...]

WAL_FAULT_CAME: _Version = (3, 7, 0)
WAL_FAULT_ENDED: _Version = (3, 51, 3)
WAL_FAULT_MENDED: frozenset[_Version] = frozenset({(3, 44, 6), (3, 50, 7)})
"""The versions of SQLite in which the WAL-reset fault was mended, besides the later ones."""

ONLY_FOR_EMBEDDER = "sentence-transformers"
"""The package that ZONEQA_EMBEDDER alone needs; a container does without it."""


def versions() -> str:
    """Return the versions of zoneqa and Python."""
    return f"{__version__} on Python {platform.python_version()}, {platform.machine()}"


def settings_given(environ: Mapping[str, str]) -> str | Warned:
    """Return how many settings are set; warn of variables that look like one and are none."""
    known = {each.variable for each in DESCRIBED}
    given = known & set(environ)
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            close = get_close_matches(name, known, 1)
            meant = f"; {close[0]} may be meant" if close else ""
            return Warned(f"{name} is set, but there is no such setting{meant}.")
    return f"{len(given)} of {len(known)} are set" + "".join(f", {name}" for name in sorted(given))


def packages(settings: Settings, installed: Callable[[str], str] = version) -> str | Warned:
    """Return how many packages zoneqa needs, all of which are there. Raises UsageError."""
    try:
        needed = [Requirement(each) for each in requires("zoneqa") or ()]
    except PackageNotFoundError:
        return Warned("zoneqa runs from a folder and is not installed; install it with pip.")
    spared = set() if settings.embedder else {ONLY_FOR_EMBEDDER}
    required = [
        each
        for each in needed
        if each.name not in spared and (not each.marker or each.marker.evaluate({"extra": ""}))
    ]
    wrong = [trouble for each in required if (trouble := _trouble(each, installed))]
    if wrong:
        raise UsageError(f"{'; '.join(wrong)}. Install zoneqa again with pip.")
    return f"all {len(required)} are installed, in versions that fit"


def _trouble(needed: Requirement, installed: Callable[[str], str]) -> str | None:
    try:
        found = installed(needed.name)
    except PackageNotFoundError:
        return f"{needed.name} is missing"
    if needed.specifier.contains(found, prereleases=True):
        return None
    return f"{needed.name} is {found}, not {needed.specifier}"


def sqlite(numbers: _Version) -> str | Warned:
    """Return the version of SQLite; warn where two connections may damage a database in WAL."""
    name = ".".join(map(str, numbers))
    is_faulty = WAL_FAULT_CAME <= numbers < WAL_FAULT_ENDED and numbers not in WAL_FAULT_MENDED
    if not is_faulty:
        return name
    return Warned(
        f"{name} has a fault that may, very rarely, damage a database that several processes "
        "write (WAL reset); use 3.51.3 or later, 3.50.7 or 3.44.6, or PostgreSQL."
    )
