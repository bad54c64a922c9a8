"""Errors as HTTP responses: one JSON shape, and a status for each kind."""

from __future__ import annotations

import logging
from math import ceil

from starlette.responses import JSONResponse

from zoneqa.errors import (
    BadAccount,
    BadDraft,
    BadFileName,
    BadFilter,
    BadQuestion,
    ConversationTooLong,
    CorpusNotFolder,
    DamagedGeneration,
    DamagedIndex,
    DatabaseUnavailable,
    DocumentExists,
    EngineUnavailable,
    LastDocument,
    ModelUnavailable,
    NameTaken,
    NoIndex,
    NoSuchDocument,
    NoSuchGeneration,
    NotKept,
    NotWritten,
    OtherCorpus,
    ServiceUnreachable,
    TooManyConversations,
    UnreadableInput,
    UnusableIndex,
    WriterBusy,
    ZoneqaError,
)
from zoneqa.json_types import ErrorDetailsJson
from zoneqa.serialize import Json

log = logging.getLogger("zoneqa.api")

STATUSES: dict[type[ZoneqaError], int] = {
    BadQuestion: 422,
    BadFilter: 422,
    BadDraft: 422,
    BadAccount: 422,
    NameTaken: 422,
    BadFileName: 422,
    DocumentExists: 409,
    LastDocument: 409,
    TooManyConversations: 409,
    ConversationTooLong: 409,
    NoSuchDocument: 404,
    NoSuchGeneration: 404,
    CorpusNotFolder: 409,
    OtherCorpus: 409,
    NotKept: 507,
    UnreadableInput: 503,
    UnusableIndex: 503,
    DamagedGeneration: 409,
    WriterBusy: 409,
    ModelUnavailable: 503,
    ServiceUnreachable: 503,
}

TOLD: dict[type[ZoneqaError], str] = {
    DatabaseUnavailable: "What the service keeps cannot be reached now; its log says why.",
    EngineUnavailable: "The search engine cannot be used now; the server's log says why.",
    NoIndex: "There is no index yet; build it with `zoneqa index`.",
    DamagedGeneration: "This generation is damaged; the server's log says where.",
    DamagedIndex: "The index is damaged; the server's log says where.",
    NotWritten: "The disk of the index refuses to be written to; the server's log says why.",
    UnusableIndex: "The index cannot be used; the server's log says why.",
    ModelUnavailable: "The model cannot be loaded; the server's log says why.",
}
"""What is told of errors whose own sentences, which name folders and hosts, are for the log."""

PHRASES = {
    400: ("bad_request", "The request is malformed."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take this method."),
    410: ("source_removed", "The article has been removed since it was cited."),
    500: ("internal", "Something went wrong on the server."),
}


class HttpError(Exception):
    """A request that is refused: a status, a code for programs, a sentence for people.

    `param` is the field that is wrong, if it is one.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        headers: dict[str, str] | None = None,
        param: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}
        self.param = param


class Busy(HttpError):
    """Too much is waiting; `wait` are the seconds until it is expected to be done."""

    def __init__(self, wait: float) -> None:
        message = "Too many questions are being answered right now; try again in a moment."
        super().__init__(503, "busy", message, headers={"Retry-After": str(max(1, ceil(wait)))})


class TooManyConnections(HttpError):
    """There is no room for one more connection."""

    def __init__(self) -> None:
        message = "Too many connections are open; close some, or try again in a moment."
        super().__init__(503, "too_many_connections", message, headers={"Retry-After": "10"})


class Disconnected(HttpError):
    """The client left before it was answered; only the log shows this error."""

    def __init__(self) -> None:
        super().__init__(499, "disconnected", "The client left.")


class NotReady(HttpError):
    """The index is still being opened."""

    def __init__(self) -> None:
        message = "The service is starting; try again in a few seconds."
        super().__init__(503, "starting", message, headers={"Retry-After": "3"})


class Stopping(HttpError):
    """The server was told to stop: it takes no more work, or gives up what is not finished."""

    def __init__(self) -> None:
        message = "The service is being restarted; ask again in a moment."
        super().__init__(503, "stopping", message, headers={"Retry-After": "10"})


class NothingVisible(HttpError):
    """Whoever asks sees no collection."""

    def __init__(self) -> None:
        message = "No collection of articles is open to you; ask an administrator."
        super().__init__(403, "no_collection", message)


class ArticleUnknown(HttpError):
    """There is no article of the id that is asked for."""

    def __init__(self) -> None:
        super().__init__(404, "article_unknown", "There is no such article.")


def http_error(error: Exception) -> HttpError:
    """Return an error as an HttpError; an unexpected one does not reveal its cause.

    Nor does one that names a place on this computer: it is for the log.
    """
    if isinstance(error, HttpError):
        return error
    if not isinstance(error, ZoneqaError):
        return http_error_of_status(500)
    told = told_of(error)
    if told != str(error):
        log.warning("%s: %s", error.code, error)
    statuses = (STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    return HttpError(next(statuses, 500), error.code, told)


def told_of(error: ZoneqaError) -> str:
    """Return the sentence on an error that whoever asks may read."""
    sentences = (TOLD[kind] for kind in type(error).__mro__ if kind in TOLD)
    return next(sentences, str(error))


def http_error_of_status(status: int, headers: dict[str, str] | None = None) -> HttpError:
    """Return the error of an HTTP status."""
    code, message = PHRASES.get(status, PHRASES[400])
    return HttpError(status, code, message, headers=headers)


def error_json(error: HttpError, request_id: str) -> Json:
    """Return the JSON of an error."""
    details: ErrorDetailsJson = {
        "code": error.code,
        "message": error.message,
        "request_id": request_id,
    }
    return {"error": details}


def error_response(error: HttpError, request_id: str) -> JSONResponse:
    """Return an error as a response."""
    return JSONResponse(
        error_json(error, request_id), status_code=error.status, headers=error.headers
    )
