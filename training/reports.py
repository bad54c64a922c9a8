"""Invented reports with written questions: each sentence in its window, as it will be read.

`reports/` are short and tidy, `news/` long and as news is printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from training import script
from training.passage import Group, Item, Passage, sentences
from zoneqa.text.heading import opening
from zoneqa.text.segment import Bounds

FOLDER = Path(__file__).parent / "reports"
NEWS = Path(__file__).parent / "news"
HELD = 5  # every fifth report is kept out
WIDE = 0.15  # share of the questions that are read over a whole passage
WIDE_NEWS = 0.4
UNTITLED = 0.4  # share of the questions on news that are read without its title
_PASSAGE = 280  # characters of a passage, at most


@dataclass(frozen=True)
class Asked:
    """A question on a report; without a quote the report does not answer it."""

    question: str
    quote: str
    answers: tuple[str, ...]
    title: str
    text: str
    held: bool


def load(folder: Path = FOLDER) -> list[Asked]:
    """Every question of every report in a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jsonl"))]
    lines = (line for text in texts for line in text.split("\n") if line)
    return [asked for report in map(json.loads, lines) for asked in _asked(report)]


def _asked(report: dict[str, Any]) -> Iterator[Asked]:
    title, zone, text = report["title"], report["zone"], report["text"]
    head = title if zone in title else f"{zone} {title}"
    held = int(report["id"][-2:]) % HELD == 0
    for row in report["questions"]:
        yield Asked(row["question"], row["quote"], tuple(row["answers"]), head, text, held)


def untitled(asked: Asked) -> Asked:
    """The question on its report without a title, which then goes by its opening words."""
    return replace(asked, title=opening(asked.text))


def windows(text: str) -> list[Bounds]:
    """Each sentence with the one before it."""
    spans = sentences(text)
    return [(spans[max(0, n - 1)][0], end) for n, (_, end) in enumerate(spans)]


def passages(text: str, size: int = _PASSAGE) -> list[Bounds]:
    """From each sentence on, as many whole ones as fit; none that lies within another."""
    spans = sentences(text)
    ends = [max(b for _, b in spans if b - a <= size or b == end) for a, end in spans]
    runs = [(a, end) for (a, _), end in zip(spans, ends, strict=True)]
    return [run for n, run in enumerate(runs) if n == 0 or run[1] > runs[n - 1][1]]


def group(asked: Asked, rng: Random, negatives: int, wide: float = 0.0) -> Group:
    """The window that answers, if any, and those most like the question that do not.

    `wide` is how likely passages take the place of windows.
    """
    text, whole = asked.text, rng.random() < wide
    spans = passages(text) if whole else windows(text)
    start, end = _place(asked)
    held = [n for n, (a, b) in enumerate(spans) if a <= start and end <= b]
    close = [-_alike(asked.question, text[a:b]) - 0.05 * rng.random() for a, b in spans]
    near = sorted(range(len(spans)), key=close.__getitem__)
    # The window after the answer's own holds the answer too.
    bad = [n for n in near if start < 0 or not spans[n][0] <= start < spans[n][1]][:negatives]
    items = [_item(asked, spans[n]) for n in bad]
    if held:
        # The first window is the answer's own sentence with the one before it.
        window = spans[rng.choice(held) if whole else held[0]]
        items.insert(0, _item(asked, window, start, end))
    return Group(tuple(script.convert(item, "t2s") for item in items), "reports")


def _place(asked: Asked) -> Bounds:
    """Where the answer stands in the text; before its beginning where there is none."""
    at = asked.text.find(asked.quote) if asked.quote else -1
    if at < 0:
        return -1, -1
    answer = next((a for a in asked.answers if a in asked.quote), "")
    start = at + asked.quote.find(answer)
    return start, start + len(answer)


def _alike(question: str, text: str) -> float:
    asked = {question[i : i + 2] for i in range(len(question) - 1)}
    return sum(pair in text for pair in asked) / (len(asked) or 1)


def _item(asked: Asked, window: Bounds, start: int = -1, end: int = -1) -> Item:
    a, b = window
    passage = Passage(asked.title, asked.text[a:b])
    if start < 0:
        return Item(asked.question, passage)
    return Item(asked.question, passage, start - a, end - a, asked.answers)
