"""The questions that a text asks itself: interviews, and lists of questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.types import Bounds

_ASKER = re.compile(
    r"\W*(?:问|[Qq]\d{0,2}|提问|记者|主持人|网友|读者|观众|听众)\s*\d{0,2}\s*[:：.、]"
)
_SPEAKER = re.compile(r"\W*[^\s，。；：:？！,;?!]{1,12}\s*[:：]")
_QUESTION = re.compile(r"[？?][”’」』)）\]】]*$")
_LONGEST_QUESTION = 120


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of a text, and the part that answers it."""

    question: Bounds
    answer: Bounds


def exchanges(text: str, sentences: Sequence[Bounds]) -> list[Exchange]:
    """Return the questions that a text asks and answers itself, with their answers, in order.

    A question is the words of one who asks (问：, 记者：), or a paragraph that is nothing else. Its
    answer goes on to the next question; that of a question without a speaker, for a paragraph.
    """
    paragraphs = list(_paragraphs(text, sentences))
    asked = [_is_question(text, paragraph) for paragraph in paragraphs]
    found: list[Exchange] = []
    for n, paragraph in enumerate(paragraphs[:-1]):
        if asked[n] and not asked[n + 1]:
            last = n + 1
            while _SPEAKER.match(text, paragraph[0]) and last + 1 < len(paragraphs):
                if asked[last + 1]:
                    break
                last += 1
            found.append(Exchange(paragraph, (paragraphs[n + 1][0], paragraphs[last][1])))
    return found


def _paragraphs(text: str, sentences: Sequence[Bounds]) -> Iterator[Bounds]:
    """Yield the runs of sentences with no line break between them."""
    start = None
    for n, (begin, end) in enumerate(sentences):
        start = begin if start is None else start
        if n + 1 == len(sentences) or "\n" in text[end : sentences[n + 1][0]]:
            yield start, end
            start = None


def _is_question(text: str, paragraph: Bounds) -> bool:
    start, end = paragraph
    words = text[start:end]
    if end - start > _LONGEST_QUESTION or not _QUESTION.search(words):
        return False
    return _ASKER.match(words) is not None or not re.search(r"[。！!]", words)
