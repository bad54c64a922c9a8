"""Questions with their answers, as the lines of a file of any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from zoneqa.export.file_words import FileWords
from zoneqa.types import NO_FILTERS, Answer, Citation, Filters, Sentence, VerifiedSentence

Style = Literal["title", "question", "strong", "plain"]


@dataclass(frozen=True, slots=True)
class QuestionAndAnswer:
    """A question as it was typed, what it was limited to, and its answer."""

    question: str
    answer: Answer
    filters: Filters = NO_FILTERS


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line with the citations that back it; `doubt` says why it is to be checked."""

    text: str
    style: Style = "plain"
    citations: tuple[Citation, ...] = ()
    doubt: str = ""


def written_lines(
    title: str, asked: Iterable[QuestionAndAnswer], words: FileWords
) -> Iterator[WrittenLine]:
    """Yield the lines of a file: its title if any, each question with its answer, a last word."""
    if title:
        yield WrittenLine(title, "title")
    for each in asked:
        yield WrittenLine(each.question, "question")
        yield from _circumstances(each, words)
        yield from _answer(each.answer, words)
    yield WrittenLine(words.end)


def _circumstances(asked: QuestionAndAnswer, words: FileWords) -> Iterator[WrittenLine]:
    if asked.answer.standalone:
        yield WrittenLine(words.understood.format(asked.answer.standalone))
    scope = words.scope(asked.filters)
    if scope:
        yield WrittenLine(words.limited.format(scope))


def _answer(answer: Answer, words: FileWords) -> Iterator[WrittenLine]:
    if answer.kind == "notice":
        yield WrittenLine(answer.text)
    elif answer.kind == "refusal":
        yield from _refusal(answer, words)
    else:
        yield from _sentences(answer, words)


def _refusal(answer: Answer, words: FileWords) -> Iterator[WrittenLine]:
    yield WrittenLine(words.declined.format(answer.reason or "").strip())
    if answer.near:
        yield WrittenLine(words.near)
    for near in answer.near:
        yield _sentence(near, words)


def _sentences(answer: Answer, words: FileWords) -> Iterator[WrittenLine]:
    if answer.short_answer:
        yield WrittenLine(words.short.format(_short(answer)), "strong")
    if answer.composer == "llm":
        yield WrittenLine(words.written_by.format(answer.model))
    remarks = [WrittenLine(remark) for remark in answer.remarks]
    yield from remarks if answer.composer == "extractive" else ()
    for sentence in answer.sentences:
        yield _sentence(VerifiedSentence(sentence, _cited(sentence, answer)), words)
    yield from remarks if answer.composer != "extractive" else ()


def _short(answer: Answer) -> str:
    """Return the short answer, an English one before the words as they are printed."""
    english, printed = answer.short_answer_english, answer.short_answer or ""
    return f"{english} ({printed})" if english and english != printed else printed


def _cited(sentence: Sentence, answer: Answer) -> tuple[Citation, ...]:
    return tuple(each for each in answer.citations if each.marker in sentence.markers)


def _sentence(verified: VerifiedSentence, words: FileWords) -> WrittenLine:
    sentence = verified.sentence
    flagged = sentence.verdict == "flagged"
    doubt = words.flagged.format((sentence.reason or "").rstrip("。.")) if flagged else ""
    return WrittenLine(sentence.text, "plain", verified.citations, doubt)
