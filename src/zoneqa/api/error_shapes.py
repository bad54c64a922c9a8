"""The shape of an error that a program gets, by the address that it called."""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import Scope

from zoneqa.api.chat_completions.completion_errors import completion_error_response
from zoneqa.api.http_errors import HttpError, error_response

COMPLETIONS = "/v1/"
FOR_PROGRAMS = ("/api/", "/health", "/ready", "/metrics", "/openapi.json", "/mcp", COMPLETIONS)


def is_for_programs(scope: Scope) -> bool:
    """Return whether programs, not people, call an address."""
    return str(scope["path"]).startswith(FOR_PROGRAMS)


def program_error(error: HttpError, scope: Scope) -> JSONResponse:
    """Return an error as a response to a program."""
    request_id = scope["state"]["request_id"]
    if str(scope["path"]).startswith(COMPLETIONS):
        return completion_error_response(error, request_id)
    return error_response(error, request_id)
