"""Strict reading of JSON bodies: any fault is a 4xx that does not repeat what was sent."""

from __future__ import annotations

import asyncio
import json
import math
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request

from zoneqa.api.http_errors import HttpError

LIMIT = 64 * 1024
BODY_SECONDS = 10.0
"""Seconds that a client has for sending its body."""

LONGEST_NUMBER = 32

Model = TypeVar("Model", bound=BaseModel)


async def read_body(request: Request, model: type[Model], limit: int = LIMIT) -> Model:
    """Read the body as `model`. Raises HttpError."""
    return validate(parse_json(await read_raw_body(request, limit)), model)


async def read_raw_body(request: Request, limit: int = LIMIT) -> bytes:
    """Read the bytes of a body that is sent as JSON, `limit` of them at most. Raises HttpError."""
    check_headers(request, limit)
    return await collect_in_time(request, limit)


async def collect_in_time(request: Request, limit: int, seconds: float = BODY_SECONDS) -> bytes:
    """Read the bytes of a body, which has so many seconds to arrive. Raises HttpError."""
    try:
        return await asyncio.wait_for(collect(request, limit), seconds)
    except TimeoutError:
        raise HttpError(408, "body_too_slow", "The body did not arrive in time.") from None
    except ClientDisconnect:
        raise HttpError(400, "body_cut_off", "The body was cut off.") from None


def check_headers(request: Request, limit: int) -> None:
    """Raise HttpError for other types, among them the forms that another site could send."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.replace(" ", "").replace('"', "").lower()
    if kind.strip().lower() != "application/json" or charset not in {"", "charset=utf-8"}:
        message = "The body must be JSON in UTF-8, sent as application/json."
        raise HttpError(415, "content_type", message)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HttpError(415, "content_encoding", "The body must not be compressed.")
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit() and len(length) < LONGEST_NUMBER):
        raise HttpError(400, "content_length", "The Content-Length is not a number.")
    if int(length) > limit:
        raise too_large(limit)


async def collect(request: Request, limit: int) -> bytes:
    """Read the body, up to the limit. Raises HttpError 413 beyond it."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > limit:
            raise too_large(limit)
    return bytes(raw)


def too_large(limit: int) -> HttpError:
    """Return the error of a body over the limit."""
    return HttpError(413, "body_too_large", f"The body is larger than {limit // 1024} KiB.")


def parse_json(raw: bytes) -> Any:
    """Parse strict JSON: UTF-8, no NaN, no duplicate keys, finite and bounded numbers."""
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            parse_constant=no_constant,
            parse_float=finite,
            parse_int=bounded,
            object_pairs_hook=unique,
        )
    except UnicodeDecodeError:
        raise HttpError(400, "body_not_utf8", "The body is not UTF-8.") from None
    except json.JSONDecodeError as error:
        message = f"The body is not JSON (at character {error.pos})."
        raise HttpError(400, "body_not_json", message) from None
    except RecursionError:
        raise HttpError(400, "body_too_deep", "The body is nested too deeply.") from None
    except ValueError as error:
        raise HttpError(400, "body_not_json", str(error)) from None


def no_constant(_name: str) -> Any:
    """Refuse NaN and Infinity, which Python's parser accepts beyond JSON."""
    raise ValueError("The body holds NaN or Infinity, which JSON does not have.")


def finite(text: str) -> float:
    """Parse a float. Raises ValueError if it is infinite."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("A number in the body is too large.")
    return value


def bounded(text: str) -> int:
    """Parse an integer of bounded length: converting a long one takes quadratic time."""
    if len(text) > LONGEST_NUMBER:
        raise ValueError("A number in the body is too long.")
    return int(text)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object. Raises ValueError for a repeated key, on which parsers disagree."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("A key appears twice in the body.")
    return result


def validate(value: Any, model: type[Model]) -> Model:
    """Return `value` as a model. Raises HttpError, which names our field, never what was sent."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        if field not in model.model_fields:
            message = "The body must be an object with the documented fields and no others."
            raise HttpError(422, "body_invalid", message) from None
        message = f"The field '{field}' is not valid: {first['msg']}."
        raise HttpError(422, "body_invalid", message, param=field) from None
