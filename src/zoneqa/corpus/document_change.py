"""What a person wants to be done with the files of a collection, as a job keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

Action: TypeAlias = Literal["put", "remove", "read"]
"""Add or replace a file, remove one, or read the folder as it is."""

INGEST = "ingest"
"""The kind of jobs that hold changes."""


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A change of one file; `upload` is where the new one lies. A `read` names no file."""

    action: Action
    name: str = ""
    upload: str = ""

    def request(self) -> dict[str, Any]:
        """Return the change as JSON."""
        return asdict(self)

    @classmethod
    def of(cls, request: Mapping[str, Any]) -> DocumentChange:
        """Return the change that `request` made."""
        return cls(request["action"], request["name"], request["upload"])
