"""The JSON of an answer, and feedback: an answer that someone has judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zoneqa.errors import UnreadableInput
from zoneqa.serialize import Json

VERDICTS = ("right", "wrong", "should_decline", "should_answer")


@dataclass(frozen=True, slots=True)
class Expected:
    """A fact that the answer should have stated: any of `answers`, in words of the article."""

    article: str
    answers: tuple[str, ...]
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A question with its answer; the verdict is None where nobody has judged it."""

    question: str
    answer: Json
    verdict: str | None = None
    expected: tuple[Expected, ...] = ()


def read_feedback(path: Path) -> list[Feedback]:
    """Return the items of a file: one JSON object, or one a line. Raises UnreadableInput."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path} is not UTF-8 text.") from error
    return [_item(place, raw) for place, raw in _objects(path, text)]


def _objects(path: Path, text: str) -> Iterator[tuple[str, str]]:
    """Yield the whole file if it is JSON, else its lines, each with its place in words."""
    try:
        json.loads(text)
    except ValueError:
        lines = enumerate(text.split("\n"), 1)
        yield from ((f"{path}, line {n},", line) for n, line in lines if line.strip())
    else:
        yield str(path), text


def _item(place: str, raw: str) -> Feedback:
    try:
        return _feedback(json.loads(raw))
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadableInput(
            f"{place} is neither the JSON of an answer nor a feedback item ({error!r})."
        ) from error


def _feedback(row: Any) -> Feedback:
    if not isinstance(row, dict):
        raise TypeError("it is not an object")
    answer = _answer(row["answer"] if isinstance(row.get("answer"), dict) else row)
    verdict = row.get("verdict")
    if verdict not in (None, *VERDICTS):
        raise ValueError(f"the verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    # A case has no conversation before it, so a follow-up is stored as it was completed.
    question = answer.get("standalone") or row["question"]
    if not isinstance(question, str):
        raise TypeError("the question is not a text")
    expected = row.get("expected") or []
    several = expected if isinstance(expected, list) else [expected]
    return Feedback(question, answer, verdict, tuple(map(_expected, several)))


def _answer(row: Json) -> Json:
    """Return an answer that has the fields a case is made from. Raises KeyError or TypeError."""
    for field in ("abstained", "short_answer"):
        row[field]
    for citation in row["citations"]:
        for field in ("article_id", "start", "end", "quote"):
            citation[field]
    return row


def _expected(row: dict[str, Any]) -> Expected:
    answers = row["answers"]
    if not isinstance(answers, list) or not answers:
        raise TypeError("answers must be a list")
    return Expected(row["article"], tuple(answers), row.get("quote", ""))
