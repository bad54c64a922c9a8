"""The seam between reading files and a program that converts old ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Converted:
    """A file in a format that is read: its bytes, and its name with the new suffix."""

    data: bytes
    name: str


class ConversionError(Exception):
    """The error of a file that could not be converted. Its text is one sentence."""


class Convert(Protocol):
    """Converts old office files; threads may share it."""

    def __call__(self, data: bytes, name: str) -> Converted:
        """Turn the bytes and name of a file into a new one. Raises ConversionError."""

    def give_up(self) -> None:
        """End what other threads convert, and convert nothing any more."""
