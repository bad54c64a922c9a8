"""The body of a chat completion. Clients send many fields; those that are not here do nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field

from zoneqa.api.http_errors import HttpError
from zoneqa.api.openapi import body_schema
from zoneqa.api.schemas import LONGEST_THREAD
from zoneqa.errors import BadQuestion
from zoneqa.query.clean import clean_question

MODEL = "zoneqa"
BODY_LIMIT = 1024 * 1024
"""Bytes of a body: with each question, a client sends the whole conversation."""


class CompletionField(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class ContentPart(CompletionField):
    """A part of a message; only parts of type `text` are read."""

    type: str
    text: str | None = None


class CompletionMessage(CompletionField):
    """A message of the conversation; its content may be null, as after a call of a tool."""

    role: str
    content: str | list[ContentPart] | None = None

    @property
    def text(self) -> str:
        """Return the text of the message, without parts of other types."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.text is not None)
        return self.content or ""

    @property
    def is_text_only(self) -> bool:
        return not isinstance(self.content, list) or all(p.type == "text" for p in self.content)


class StreamOptions(CompletionField):
    include_usage: bool | None = None


class CompletionRequest(CompletionField):
    """The body of /v1/chat/completions.

    The last message of the user is the question, those before it are the thread.
    """

    model: str
    messages: list[CompletionMessage] = Field(min_length=1)
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: int | None = None

    @property
    def includes_usage(self) -> bool:
        return self.stream_options is not None and bool(self.stream_options.include_usage)

    @property
    def prompt(self) -> str:
        """Return the text of all messages."""
        return "\n".join(message.text for message in self.messages)


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """An earlier question and the text of the reply to it."""

    question: str
    reply: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """A question and what was said before, the oldest first."""

    question: str
    earlier: tuple[AnsweredQuestion, ...]


def conversation(request: CompletionRequest) -> Conversation:
    """Return the question of a request and its thread. Raises HttpError or BadQuestion."""
    if request.model != MODEL:
        message = f"There is no such model; the only one is '{MODEL}'."
        raise HttpError(404, "model_not_found", message, param="model")
    if request.n not in {None, 1}:
        message = "A question has one answer: leave out 'n', or set it to 1."
        raise HttpError(422, "unsupported_value", message, param="n")
    asked = [at for at, message in enumerate(request.messages) if message.role == "user"]
    if not asked:
        message = "The messages have none of the user, whose last one is the question."
        raise HttpError(422, "question_missing", message, param="messages")
    last = request.messages[asked[-1]]
    if not last.is_text_only:
        message = "Only text is read: leave out images, sound and files."
        raise HttpError(422, "text_only", message, param="messages")
    earlier = tuple(_answered_questions(request.messages, asked))
    return Conversation(clean_question(last.text), earlier[-LONGEST_THREAD:])


def _answered_questions(
    messages: Sequence[CompletionMessage], asked: Sequence[int]
) -> Iterator[AnsweredQuestion]:
    """Yield the earlier questions, without those that could not be asked, and their replies."""
    for at, following in pairwise(asked):
        replies = (each.text for each in messages[at:following] if each.role == "assistant")
        try:
            question = clean_question(messages[at].text)
        except BadQuestion:
            continue  # it was refused in its time
        yield AnsweredQuestion(question, "\n".join(replies))


COMPLETION_BODY = body_schema(CompletionRequest)
"""The description of the body for OpenAPI."""
