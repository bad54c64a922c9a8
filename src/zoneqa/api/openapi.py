"""The OpenAPI description of bodies and responses, from the types that the code itself uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from zoneqa.json_types import (
    AnswerJson,
    CitedSentenceJson,
    DeltaJson,
    ErrorJson,
    PingJson,
    SourcesJson,
    UnavailableJson,
    WithdrawnJson,
)

Responses = dict[int | str, dict[str, Any]]
Schema = dict[str, Any]

EVENTS: dict[str, Any] = {
    "sources": SourcesJson,
    "delta": DeltaJson,
    "sentence": CitedSentenceJson,
    "withdrawn": WithdrawnJson,
    "done": AnswerJson,
    "ping": PingJson,
    "error": ErrorJson,
}
"""The data of each event of a streamed answer."""

DESCRIPTIONS = {
    400: "The request is malformed.",
    401: "Nobody has signed in, or the key is not valid.",
    403: "The request comes from the page of another site, or the role does not allow it.",
    404: "There is nothing at this address.",
    405: "This address does not take this method.",
    410: "The article has been removed since it was cited.",
    409: "What is there already, or goes on there, does not allow it.",
    408: "The body did not arrive in time.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "The body is not JSON in UTF-8.",
    422: "A field or a parameter is not valid.",
    429: "The person or the key sent too many requests.",
    500: "Something went wrong on the server.",
    503: "The service is starting, busy, or has no usable index.",
    507: "The disk takes no more.",
}

_TEXT = {"type": "string"}

PUBLIC_ROUTE = (400, 405, 414, 500)
EVERY_ROUTE = (*PUBLIC_ROUTE, 401, 403, 429, 503)
WITH_BODY = (*EVERY_ROUTE, 408, 413, 415, 422)
LOOKUP = EVERY_ROUTE
"""The errors that a route may answer with, by what the route does."""

UNAVAILABLE: Responses = {
    503: {"model": UnavailableJson, "description": "The service is starting or has no usable index"}
}


def error_responses(*statuses: int, model: Any = ErrorJson) -> Responses:
    """Return the description of these errors, all of one shape."""
    # `default` also keeps FastAPI from adding its own 422, which these routes never send.
    described = {each: DESCRIPTIONS[each] for each in sorted(statuses)}
    responses: Responses = {
        status: {"model": model, "description": text} for status, text in described.items()
    }
    return {**responses, "default": {"model": model, "description": "Any other error."}}


def stream_response(events: Mapping[str, Any] = EVENTS) -> Responses:
    """Return the description of an answer that is streamed as server-sent events."""
    schema = {
        "description": "Server-sent events; the data of each is one line of JSON.",
        "oneOf": [_event_schema(name, data) for name, data in events.items()],
    }
    description = "The answer, or with `Accept: text/event-stream` the events of its making"
    return {200: {"description": description, "content": {"text/event-stream": {"schema": schema}}}}


def body_schema(model: type[BaseModel]) -> Schema:
    """Return the description of a request whose body is this model."""
    content = {"application/json": {"schema": _inlined(model.model_json_schema())}}
    return {"requestBody": {"required": True, "content": content}}


def query_parameters(model: type[BaseModel]) -> Schema:
    """Return the description of a request whose address has the fields of this model."""
    schema = _inlined(model.model_json_schema())
    return {
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", ()),
                "schema": described,
            }
            for name, described in schema["properties"].items()
        ]
    }


def csv_response() -> Responses:
    """Return the description of a list that also comes as CSV."""
    description = "The list, or with `Accept: text/csv` or `format=csv` the same as CSV"
    return {200: {"description": description, "content": {"text/csv": {"schema": _TEXT}}}}


def text_response(media_type: str) -> Responses:
    """Return the description of a response that is text."""
    return {200: {"description": "The text", "content": {media_type: {"schema": _TEXT}}}}


def file_response(*media_types: str) -> Responses:
    """Return the description of a file of one of several types."""
    kinds = (each.partition(";")[0] for each in media_types)
    content = {each: {"schema": {"type": "string", "format": "binary"}} for each in kinds}
    return {200: {"description": "The file", "content": content}}


def _event_schema(name: str, data: Any) -> Schema:
    properties = {"event": {"const": name}, "data": _inlined(TypeAdapter(data).json_schema())}
    return {"type": "object", "required": ["event", "data"], "properties": properties}


def _inlined(schema: Schema) -> Schema:
    """Return a schema in one piece: OpenAPI finds no `$defs` inside its document."""
    definitions = schema.pop("$defs", {})

    def resolve(node: Any) -> Any:
        if isinstance(node, list):
            return [resolve(each) for each in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return resolve(definitions[node["$ref"].removeprefix("#/$defs/")])
        return {key: resolve(value) for key, value in node.items()}

    resolved: Schema = resolve(schema)
    return resolved
