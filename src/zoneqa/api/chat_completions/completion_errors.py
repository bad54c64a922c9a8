"""Errors in the shape that clients of OpenAI's protocol expect."""

from __future__ import annotations

from starlette.responses import JSONResponse

from zoneqa.api.chat_completions.completion_json import CompletionErrorJson
from zoneqa.api.http_errors import HttpError


def completion_error_json(error: HttpError) -> CompletionErrorJson:
    """Return the JSON of an error."""
    return {
        "error": {
            "message": error.message,
            "type": "server_error" if error.status >= 500 else "invalid_request_error",
            "param": error.param,
            "code": error.code,
        }
    }


def completion_error_response(error: HttpError, request_id: str) -> JSONResponse:
    """Return an error as a response. Where our own API says 422, this protocol says 400."""
    return JSONResponse(
        completion_error_json(error),
        status_code=400 if error.status == 422 else error.status,
        headers={**error.headers, "X-Request-Id": request_id},
    )
