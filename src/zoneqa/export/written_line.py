"""What stands in a file, line by line, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from zoneqa.export.answered_question import AnsweredQuestion
from zoneqa.export.phrases import Phrases
from zoneqa.types import Answer, Citation, Sentence, VerifiedSentence

Style = Literal["title", "question", "strong", "plain"]


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line with the citations that back it; `doubt` says why it is to be checked."""

    text: str
    style: Style = "plain"
    citations: tuple[Citation, ...] = ()
    doubt: str = ""


def written_lines(
    title: str, asked: Iterable[AnsweredQuestion], phrases: Phrases
) -> Iterator[WrittenLine]:
    """Yield the lines of a file: its title if any, each question with its answer, a last word."""
    if title:
        yield WrittenLine(title, "title")
    for each in asked:
        yield WrittenLine(each.question, "question")
        yield from _circumstances(each, phrases)
        yield from _answer(each.answer, phrases)
    yield WrittenLine(phrases.end)


def _circumstances(asked: AnsweredQuestion, phrases: Phrases) -> Iterator[WrittenLine]:
    if asked.answer.standalone:
        yield WrittenLine(phrases.understood.format(asked.answer.standalone))
    scope = phrases.scope(asked.filters)
    if scope:
        yield WrittenLine(phrases.limited.format(scope))


def _answer(answer: Answer, phrases: Phrases) -> Iterator[WrittenLine]:
    if answer.kind == "notice":
        yield WrittenLine(answer.text)
    elif answer.kind == "refusal":
        yield from _refusal(answer, phrases)
    else:
        yield from _sentences(answer, phrases)


def _refusal(answer: Answer, phrases: Phrases) -> Iterator[WrittenLine]:
    yield WrittenLine(phrases.declined.format(answer.reason or "").strip())
    if answer.near:
        yield WrittenLine(phrases.near)
    for near in answer.near:
        yield _sentence(near, phrases)


def _sentences(answer: Answer, phrases: Phrases) -> Iterator[WrittenLine]:
    if answer.short_answer:
        yield WrittenLine(phrases.short.format(_short(answer)), "strong")
    if answer.composer == "llm":
        yield WrittenLine(phrases.written_by.format(answer.model))
    remarks = [WrittenLine(remark) for remark in answer.remarks]
    yield from remarks if answer.composer == "extractive" else ()
    for sentence in answer.sentences:
        yield _sentence(VerifiedSentence(sentence, _cited(sentence, answer)), phrases)
    yield from remarks if answer.composer != "extractive" else ()


def _short(answer: Answer) -> str:
    """Return the short answer, an English one before the words as they are printed."""
    english, printed = answer.short_answer_english, answer.short_answer or ""
    return f"{english} ({printed})" if english and english != printed else printed


def _cited(sentence: Sentence, answer: Answer) -> tuple[Citation, ...]:
    return tuple(each for each in answer.citations if each.marker in sentence.markers)


def _sentence(verified: VerifiedSentence, phrases: Phrases) -> WrittenLine:
    sentence = verified.sentence
    flagged = sentence.verdict == "flagged"
    doubt = phrases.flagged.format((sentence.reason or "").rstrip("。.")) if flagged else ""
    return WrittenLine(sentence.text, "plain", verified.citations, doubt)
