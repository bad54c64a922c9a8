"""Names of files as strangers give them, made safe to keep."""

from __future__ import annotations

import unicodedata

from zoneqa.documents.files import NOT_ARTICLES
from zoneqa.documents.formats.registry import FORMAT_BY_SUFFIX
from zoneqa.errors import BadFileName

LONGEST_NAME = 200
"""Bytes of a name in UTF-8; systems of files allow 255."""

_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_PORTS = (f"{kind}{number}" for kind in ("com", "lpt") for number in "0123456789¹²³")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *_PORTS})
"""What Windows takes for a device, whatever follows after a dot."""


def safe_file_name(raw: str) -> str:
    """Return the name under which a file is kept: one step of a path, in NFC, not too long.

    What no system of files takes becomes `_`. Raises BadFileName if nothing is left, or if files of
    this kind are not read.
    """
    step = raw.replace("\\", "/").rpartition("/")[2]
    name = _visible(step).translate(_FORBIDDEN).strip(" .")
    stem, dot, ending = name.rpartition(".")
    suffix = f"{dot}{ending}".lower()
    if not stem or suffix not in FORMAT_BY_SUFFIX:
        raise BadFileName(f"Files of the type {suffix or 'without a suffix'} are not read.")
    if name.lower() in NOT_ARTICLES:
        raise BadFileName(f"{name} describes a folder and is not read; give it another name.")
    kept = _cut(stem, LONGEST_NAME - len(suffix) - 1)
    is_reserved = kept.partition(".")[0].lower() in _RESERVED
    return f"{'_' if is_reserved else ''}{kept}{dot}{ending}"


def _visible(text: str) -> str:
    """Return a text in NFC without what is invisible, breaks lines or reorders."""
    kept = (c if _is_visible(c) else " " for c in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).split())


def _is_visible(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] != "C" and category not in ("Zl", "Zp")


def _cut(stem: str, longest: int) -> str:
    return stem.encode()[:longest].decode("utf-8", "ignore").rstrip(" .")
