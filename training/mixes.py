"""The data mixes: how many groups of each source a chunk holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Mix:
    """The groups of each source in a chunk, and the approximate lengths of their passages.

    The names of sources seed the order of their examples, so another name means other chunks.
    """

    counts: Mapping[str, int]
    sizes: tuple[int, ...]


GENERAL = Mix(
    {
        "cmrc": 230,
        "drcd": 400,
        "squad2": 260,
        "squad2-none": 150,
        "xquad-zh": 50,
        "xquad-en": 160,
        "xquad-other": 50,
        "xquad-en-en": 20,
        "cloze": 330,
        "zones": 560,
    },
    (60, 80, 100, 130, 170, 240),
)
REPORTS = Mix(
    {
        "cmrc": 60,
        "drcd": 40,
        "squad2": 70,
        "squad2-none": 70,
        "xquad-zh": 20,
        "xquad-en": 60,
        "cloze": 50,
        "zones": 150,
        "reports": 640,
    },
    (50, 60, 80, 100, 130, 170),
)
BOTH = Mix(
    {
        "cmrc": 150,
        "drcd": 110,
        "squad2": 170,
        "squad2-none": 150,
        "xquad-zh": 20,
        "xquad-en": 80,
        "cloze": 40,
        "zones": 70,
        "reports": 620,
    },
    (50, 60, 80, 100, 130, 170, 240),
)
NEWS = Mix(
    {
        "cmrc": 130,
        "drcd": 80,
        "squad2": 170,
        "squad2-none": 150,
        "xquad-zh": 20,
        "xquad-en": 90,
        "cloze": 20,
        "zones": 40,
        "reports": 320,
        "news": 400,
    },
    (50, 60, 80, 100, 130, 170, 240),
)
CONTRAST = Mix(
    {
        "cmrc": 25,
        "drcd": 15,
        "squad2": 25,
        "squad2-none": 30,
        "xquad-en": 15,
        "reports": 70,
        "news": 100,
        "contrast": 370,
        "cmrc-contrast": 40,
        "drcd-contrast": 30,
        "squad2-contrast": 40,
        "xquad-en-contrast": 30,
    },
    (50, 60, 80, 100, 130, 170),
)
MIXES = {"general": GENERAL, "reports": REPORTS, "both": BOTH, "news": NEWS, "contrast": CONTRAST}
