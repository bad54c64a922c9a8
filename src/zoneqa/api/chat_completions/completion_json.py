"""The JSON of OpenAI's protocol, as far as zoneqa sends it, as types."""

from __future__ import annotations

from typing import Literal

# pydantic reads no other TypedDict before Python 3.12.
from typing_extensions import TypedDict

from zoneqa.json_types import AnswerJson


class UrlCitationJson(TypedDict):
    """A marker in the content, from `start_index` up to `end_index`, in Unicode code points."""

    start_index: int
    end_index: int
    url: str
    title: str


class AnnotationJson(TypedDict):
    """What a marker in the content refers to."""

    type: Literal["url_citation"]
    url_citation: UrlCitationJson


class CompletionMessageJson(TypedDict):
    """The answer in Markdown; `zoneqa` is the JSON of /api/ask, beyond OpenAI's protocol."""

    role: Literal["assistant"]
    content: str
    refusal: None
    annotations: list[AnnotationJson]
    zoneqa: AnswerJson


class ChoiceJson(TypedDict):
    """The one choice of a completion."""

    index: Literal[0]
    message: CompletionMessageJson
    logprobs: None
    finish_reason: Literal["stop"]


class UsageJson(TypedDict):
    """Tokens of the messages and of the answer, as tiktoken counts them in cl100k."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CompletionJson(TypedDict):
    """The answer to a conversation."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[ChoiceJson]
    usage: UsageJson


class ModelJson(TypedDict):
    """A model that can be asked."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelListJson(TypedDict):
    """The models that can be asked: one."""

    object: Literal["list"]
    data: list[ModelJson]


class CompletionErrorDetailsJson(TypedDict):
    """A sentence for people, the kind of error, the field that is wrong, a code for programs."""

    message: str
    type: Literal["invalid_request_error", "server_error"]
    param: str | None
    code: str


class CompletionErrorJson(TypedDict):
    """An error in OpenAI's shape."""

    error: CompletionErrorDetailsJson
