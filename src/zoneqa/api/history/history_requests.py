"""The bodies and parameters of what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from zoneqa.api.openapi import body_schema, query_parameters
from zoneqa.api.schemas import RequestBody, SearchRequest
from zoneqa.storage.records import FeedbackKind, MessageRecord
from zoneqa.text.normalize import clean_text

LONGEST_COMMENT = 2000
CONVERSATIONS_ON_PAGE = 50

Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class NewConversationRequest(RequestBody):
    """The body that begins a conversation."""

    title: Title

    def cleaned(self) -> str:
        return one_line(self.title)


class ConversationChanges(RequestBody):
    """What is to be changed of a conversation: its title, or whether it stays at the top."""

    title: Title | None = None
    pinned: bool | None = None

    @model_validator(mode="after")
    def something(self) -> ConversationChanges:
        """Refuse a body that changes nothing."""
        if self.title is None and self.pinned is None:
            raise ValueError("nothing is to be changed")
        return self


class KeptQuestionRequest(SearchRequest):
    """A question in a conversation, which replaces a message and those after it if it names one."""

    replaces: Id | None = None

    def in_place_of_unanswered(self, thread: Sequence[MessageRecord]) -> KeptQuestionRequest:
        """Return a request that replaces the last message if that is this question, unanswered."""
        last = thread[-1] if thread else None
        if self.replaces or not last or last.answer or last.question != self.question:
            return self
        return self.model_copy(update={"replaces": last.id})


class FeedbackRequest(RequestBody):
    """What a person thinks of an answer."""

    message_id: Id
    kind: FeedbackKind
    comment: Annotated[str, StringConstraints(max_length=LONGEST_COMMENT)] = ""

    def cleaned_comment(self) -> str:
        return clean_text(self.comment).strip()


class ShareRequest(RequestBody):
    """What to share: an answer, or a conversation as it is now."""

    conversation_id: Id | None = None
    message_id: Id | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> ShareRequest:
        """Refuse a body that names none or both."""
        if (self.conversation_id is None) == (self.message_id is None):
            raise ValueError("name a conversation or a message")
        return self


class ConversationsQuery(BaseModel):
    """The parameters of the list of conversations."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    search: Annotated[str, StringConstraints(max_length=200)] = ""
    limit: int = Field(default=CONVERSATIONS_ON_PAGE, ge=1, le=100)
    offset: int = Field(default=0, ge=0, le=10**6)


class SharesQuery(BaseModel):
    """The parameters of the list of links."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    conversation_id: Id


def one_line(text: str) -> str:
    """Return a title on one line; never empty."""
    return " ".join(clean_text(text).split()) or "…"


NEW_CONVERSATION_BODY = body_schema(NewConversationRequest)
CHANGES_BODY = body_schema(ConversationChanges)
KEPT_QUESTION_BODY = body_schema(KeptQuestionRequest)
FEEDBACK_BODY = body_schema(FeedbackRequest)
SHARE_BODY = body_schema(ShareRequest)
CONVERSATIONS_QUERY = query_parameters(ConversationsQuery)
SHARES_QUERY = query_parameters(SharesQuery)
"""The descriptions for OpenAPI."""
