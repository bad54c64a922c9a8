"""Questions and answers as a file to keep or to send on."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from pydantic import Field, StringConstraints, field_validator
from starlette.responses import Response

from zoneqa.api.answer_body import AnswerBody
from zoneqa.api.openapi import body_schema
from zoneqa.api.schemas import FiltersBody, Name, RequestBody
from zoneqa.export import AnswersFormat, QuestionAndAnswer, export_answers
from zoneqa.types import Language

LONGEST_EXPORT_BODY = 4 << 20
"""Bytes of JSON with a conversation, at most."""

MOST_TURNS = 200

MOST_WRITTEN = 4 << 20
"""Characters of sentences and footnotes in a file, at most."""

MEDIA_TYPES: dict[AnswersFormat, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}


class TurnBody(RequestBody):
    """A question, what it was limited to, and the answer that it got."""

    question: Annotated[str, StringConstraints(max_length=4000)]
    answer: AnswerBody
    filters: FiltersBody = FiltersBody()

    def answered(self) -> QuestionAndAnswer:
        return QuestionAndAnswer(self.question, self.answer.value(), self.filters.filters())


class ExportRequest(RequestBody):
    """The body of /api/export."""

    format: AnswersFormat
    language: Language = "zh"
    title: Name | None = None
    turns: Annotated[list[TurnBody], Field(min_length=1, max_length=MOST_TURNS)]

    @field_validator("turns")
    @classmethod
    def within_bounds(cls, turns: list[TurnBody]) -> list[TurnBody]:
        """Refuse what would make a file that is far larger than what was sent."""
        if sum(turn.answer.written() for turn in turns) > MOST_WRITTEN:
            raise ValueError("the sentences with their footnotes are too long for a file")
        return turns

    def file(self) -> Response:
        """Return the file as a response."""
        asked = [turn.answered() for turn in self.turns]
        content = export_answers(self.title or "", asked, self.format, self.language)
        return file_response(content, self.title or self.turns[0].question, self.format)


def file_response(content: bytes, name: str, file_format: AnswersFormat) -> Response:
    """Return a file that a browser saves, and never opens with the rights of our pages."""
    named = quote(f"{name[:60]}.{file_format}", safe="", errors="replace")
    plain = f'filename="answers.{file_format}"'
    headers = {"Content-Disposition": f"attachment; {plain}; filename*=UTF-8''{named}"}
    return Response(content, 200, headers, MEDIA_TYPES[file_format])


EXPORT_BODY = body_schema(ExportRequest)
"""The description of the body for OpenAPI."""
