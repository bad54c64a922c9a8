"""Chance that comes out the same for the same seed."""

from __future__ import annotations

from random import Random


def seeded(seed: int | str) -> Random:
    """A generator of its own for a seed."""
    return Random(seed)  # noqa: S311 - nothing here is secret
