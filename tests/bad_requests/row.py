"""The rows of a list of bad requests."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from tests.bad_requests.site import Site

Row: TypeAlias = dict[str, Any]
Data: TypeAlias = Any
"""What a row sends; None where its steps are in words."""

SiteT = TypeVar("SiteT", bound=Site)
Check: TypeAlias = Callable[[SiteT, Data], bool]
"""Takes the steps of a row on a service; returns whether all came out as it should."""

Checks: TypeAlias = Mapping[str, Check[SiteT]]

SURFACES = ("api", "web")


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows on what a service is sent."""
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        row = json.loads(line)
        if row["surface"] in SURFACES:
            yield row


def made(row: Row) -> Data:
    """Return what a row sends."""
    if row.get("how_kind") != "python":
        return row.get("input")
    names: dict[str, Any] = {"json": json, "zlib": zlib}
    exec(row["how_to_make"], names)  # the list is the project's own
    return names["data"]
