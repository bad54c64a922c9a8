"""Reproducible randomness."""

from __future__ import annotations

from random import Random


def seeded_random(seed: int | str) -> Random:
    """Return a generator of its own for a seed."""
    return Random(seed)  # noqa: S311 - nothing here is secret
