"""The seam between reading files and a program that converts old ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Converted:
    """A file in a format that is read: its bytes, and its name with the new suffix."""

    data: bytes
    name: str


class ConversionError(Exception):
    """The error of a file that could not be converted. Its text is one sentence."""


Convert = Callable[[bytes, str], Converted]
"""Turns the bytes and name of an old office file into a new one, or raises ConversionError."""
