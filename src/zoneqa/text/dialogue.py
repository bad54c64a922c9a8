"""The questions that a text asks itself: interviews, and lists of questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zoneqa.types import Bounds

_ASKER = re.compile(
    r"\W*(?:问|[Qq]\d{0,2}|提问|记者|主持人|网友|读者|观众|听众)\s*\d{0,2}\s*[:：.、]"
)
# Words before an answer; these and 问 part a paragraph that has question and answer in one.
_ANSWERER = re.compile(r"[^\w“”「」《》]*(?:(?:参考|正确)?答案?|[Aa]\d{0,2}|回[答复]|解答)\s*[:：]")
_ASKER_WITHIN = re.compile(r"[^\w“”「」《》]*(?:问|[Qq]\d{0,2}|提问)\s*[:：]")
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

    A question is the words of one who asks (问：, 记者：), a paragraph that is nothing else, or a
    sentence before a word for an answer (答：, 答案：). Its answer goes on to the next question;
    that of a question without a speaker, for a paragraph.
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


def after_label(text: str) -> int:
    """Return where an answer begins behind its label (答：, A2：, （答案：); 0 if it has none."""
    label = _ANSWERER.match(text)
    return label.end() if label else 0


def _paragraphs(text: str, sentences: Sequence[Bounds]) -> Iterator[Bounds]:
    """Yield the runs of sentences with no line break between them, parted at 问： and 答：."""
    starts = [n for n in range(len(sentences)) if _begins(text, sentences, n)]
    for first, after in pairwise([*starts, len(sentences)]):
        yield sentences[first][0], sentences[after - 1][1]


def _begins(text: str, sentences: Sequence[Bounds], n: int) -> bool:
    """Return whether a sentence begins a paragraph, or a question or an answer within one."""
    start, end = sentences[n]
    if n == 0 or "\n" in text[sentences[n - 1][1] : start]:
        return True
    if _ASKER_WITHIN.match(text, start) or _ANSWERER.match(text, start):
        return True
    is_answered = any(_ANSWERER.match(text, after) for after, _ in sentences[n + 1 : n + 2])
    return is_answered and _QUESTION.search(text[start:end]) is not None


def _is_question(text: str, paragraph: Bounds) -> bool:
    start, end = paragraph
    words = text[start:end]
    if end - start > _LONGEST_QUESTION or not _QUESTION.search(words) or _ANSWERER.match(words):
        return False
    return _ASKER.match(words) is not None or not any(end in words for end in "。！!")
