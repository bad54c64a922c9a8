"""Invented reports with written questions, cut into the windows and passages that are read.

Those in `reports/` are short and tidy, those in `news/` long and written like printed news.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from training import script
from training.passage import Example, Group, Passage, sentences
from zoneqa.text.heading import opening
from zoneqa.types import Bounds

FOLDER = Path(__file__).parent / "reports"
NEWS = Path(__file__).parent / "news"
HELD_OUT_EVERY = 5  # every fifth report is held out
PASSAGE_SHARE = 0.15  # share of the questions that are read over passages, not windows
NEWS_PASSAGE_SHARE = 0.4
UNTITLED_SHARE = 0.4  # share of the questions on news that are read without its title
_PASSAGE = 280  # characters of a passage, at most


@dataclass(frozen=True)
class ReportQuestion:
    """A question on a report; without a quote the report does not answer it."""

    question: str
    quote: str
    answers: tuple[str, ...]
    title: str
    text: str
    held_out: bool


def load(folder: Path = FOLDER) -> list[ReportQuestion]:
    """Return every question on every report in a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jsonl"))]
    lines = (line for text in texts for line in text.split("\n") if line)
    return [question for report in map(json.loads, lines) for question in _questions(report)]


def _questions(report: dict[str, Any]) -> Iterator[ReportQuestion]:
    title, zone, text = report["title"], report["zone"], report["text"]
    heading = title if zone in title else f"{zone} {title}"
    held_out = int(report["id"][-2:]) % HELD_OUT_EVERY == 0
    for row in report["questions"]:
        yield ReportQuestion(
            row["question"], row["quote"], tuple(row["answers"]), heading, text, held_out
        )


def untitled(question: ReportQuestion) -> ReportQuestion:
    """Return the question on its report without a title, which its first words replace."""
    return replace(question, title=opening(question.text))


def windows(text: str) -> list[Bounds]:
    """Return the bounds of each sentence with the one before it."""
    spans = sentences(text)
    return [(spans[max(0, n - 1)][0], end) for n, (_, end) in enumerate(spans)]


def passages(text: str, size: int = _PASSAGE) -> list[Bounds]:
    """Return runs of whole sentences that fit the size; none lies within another."""
    spans = sentences(text)
    ends = [max(b for _, b in spans if b - a <= size or b == end) for a, end in spans]
    runs = [(a, end) for (a, _), end in zip(spans, ends, strict=True)]
    return [run for n, run in enumerate(runs) if n == 0 or run[1] > runs[n - 1][1]]


def group(
    question: ReportQuestion, rng: Random, negatives: int, passage_share: float = 0.0
) -> Group:
    """Return the window that answers, if any, and the most similar ones that do not.

    `passage_share` is the probability that passages take the place of windows.
    """
    text, in_passages = question.text, rng.random() < passage_share
    spans = passages(text) if in_passages else windows(text)
    start, end = _answer_bounds(question)
    answering = [n for n, (a, b) in enumerate(spans) if a <= start and end <= b]
    distance = [-_similarity(question.question, text[a:b]) - 0.05 * rng.random() for a, b in spans]
    near = sorted(range(len(spans)), key=distance.__getitem__)
    # The window after that of the answer holds the answer too.
    negative = [n for n in near if start < 0 or not spans[n][0] <= start < spans[n][1]][:negatives]
    examples = [_example(question, spans[n]) for n in negative]
    if answering:
        # The first answering window ends with the sentence of the answer.
        window = spans[rng.choice(answering) if in_passages else answering[0]]
        examples.insert(0, _example(question, window, start, end))
    return Group(tuple(script.convert(example, "t2s") for example in examples), "reports")


def _answer_bounds(question: ReportQuestion) -> Bounds:
    """Return the bounds of the answer in the text; (-1, -1) where there is none."""
    at = question.text.find(question.quote) if question.quote else -1
    if at < 0:
        return -1, -1
    answer = next((a for a in question.answers if a in question.quote), "")
    start = at + question.quote.find(answer)
    return start, start + len(answer)


def _similarity(question: str, text: str) -> float:
    bigrams = {question[i : i + 2] for i in range(len(question) - 1)}
    return sum(bigram in text for bigram in bigrams) / (len(bigrams) or 1)


def _example(question: ReportQuestion, window: Bounds, start: int = -1, end: int = -1) -> Example:
    a, b = window
    passage = Passage(question.title, question.text[a:b])
    if start < 0:
        return Example(question.question, passage)
    return Example(question.question, passage, start - a, end - a, question.answers)
