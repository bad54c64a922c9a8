"""What the stores return: one row each, whose fields are named as the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from zoneqa.json_types import AnswerJson

FeedbackKind: TypeAlias = Literal["right", "wrong", "citation_unsupported", "incomplete"]
FeedbackState: TypeAlias = Literal["new", "candidate", "accepted", "dismissed"]
JobState: TypeAlias = Literal["queued", "running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """A conversation of one person; `updated_at` is the time of its last message."""

    id: str
    owner_id: str
    title: str
    is_pinned: bool
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A question and its answer; None if there was none, as where the person stopped it.

    `filters` are those that the person had set, `collections` those that were searched: who may
    not see one of them may not read the answer either.
    """

    question: str
    answer: AnswerJson | None
    filters: Mapping[str, Any]
    collections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunningQuestion:
    """A question that is being answered in a conversation; it may replace a message."""

    id: str
    owner_id: str
    conversation_id: str
    question: str
    filters: Mapping[str, Any]
    replaces: str | None


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """A question and its answer, as in `NewMessage`, in a conversation."""

    number: int
    id: str
    conversation_id: str
    question: str
    answer: AnswerJson | None
    filters: Mapping[str, Any]
    collections: tuple[str, ...]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ShareRecord:
    """A link to one message, or to a conversation as it was when it was shared."""

    token: str
    conversation_id: str
    message_id: str | None
    last_number: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SharedThread:
    """What a share shows."""

    conversation: ConversationRecord
    messages: tuple[MessageRecord, ...]


@dataclass(frozen=True, slots=True)
class FeedbackRecord:
    """What a person thinks of an answer, and what an admin made of it.

    `message_id` is None once the message was edited or deleted. `case_id` names the case of the
    evaluation that was made of it, and `confirmed` is what an admin confirmed to be right.
    """

    id: str
    person_id: str
    conversation_id: str | None
    message_id: str | None
    question: str
    answer: AnswerJson | None
    kind: FeedbackKind
    comment: str
    state: FeedbackState
    case_id: str | None
    created_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    confirmed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user to keep; the fields are those of `UserRecord`."""

    name: str
    role: str
    display_name: str = ""
    password_hash: str | None = None
    issuer: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class UserRecord:
    """A person with an account: with a password, or known to an OpenID provider, or both."""

    id: str
    name: str
    display_name: str
    password_hash: str | None
    issuer: str | None
    subject: str | None
    role: str
    is_active: bool
    created_at: datetime
    signed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewApiKey:
    """A key to keep; the fields are those of `ApiKeyRecord`."""

    owner_id: str
    name: str
    hint: str
    key_hash: str
    role: str
    groups: tuple[str, ...] = ()
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ApiKeyRecord:
    """A key for programs, by its hash; `hint` are its first characters."""

    id: str
    owner_id: str
    name: str
    hint: str
    key_hash: str
    role: str
    groups: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A browser in which a person is signed in, by the hash of its token."""

    token_hash: str
    person_id: str
    created_at: datetime
    used_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class RequestCount:
    """Requests in the minute that began at a time, and in the minute before it."""

    began_at: datetime
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class LoginFailures:
    """Failed logins in a row under a name, or from an address."""

    name: str
    count: int
    failed_at: datetime
    locked_until: datetime | None


@dataclass(frozen=True, slots=True)
class JobRecord:
    """Work in the background; `seen_at` is when its worker last said that it is at work."""

    id: str
    kind: str
    state: JobState
    person_id: str
    collection: str | None
    request: Mapping[str, Any]
    progress: Mapping[str, Any]
    result: Mapping[str, Any] | None
    created_at: datetime
    started_at: datetime | None
    seen_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """Who did what to which thing."""

    number: int
    at: datetime
    person_id: str
    action: str
    target: str
    details: Mapping[str, Any]
