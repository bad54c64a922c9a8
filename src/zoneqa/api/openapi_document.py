"""The document of OpenAPI, with an example of a request and a response for each operation.

The examples are in `openapi_examples.json`, which `make docs` writes from what the service answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from zoneqa import __version__

Document = dict[str, Any]

EXAMPLES = "openapi_examples.json"

DESCRIPTION = """\
Cited answers from newspaper articles, or a plain "not said". Every sentence of an answer is a
quote, or was checked against quotes; `article.text[start:end] == quote` for each.

Errors have one shape, `{"error": {"code", "message", "request_id"}}`; those below `/v1` have that
of OpenAI.
"""

KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key of a person, where people sign in: `Authorization: Bearer zq_…`.",
}


def document_of(app: FastAPI) -> Document:
    """Return the document of an application, with its examples."""
    document = get_openapi(
        title=app.title, version=__version__, description=DESCRIPTION, routes=app.routes
    )
    document["components"]["securitySchemes"] = {"key": KEY}
    document["security"] = [{"key": []}, {}]
    examples = read_examples()
    for name, operation in operations(document):
        if name in examples:
            add_example(operation, examples[name])
    return document


def read_examples() -> dict[str, dict[str, Any]]:
    """Return the examples by operation: `POST /api/ask`."""
    text = files("zoneqa.api").joinpath(EXAMPLES).read_text(encoding="utf-8")
    read: dict[str, dict[str, Any]] = json.loads(text)
    return read


def operations(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each operation with its name."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def add_example(operation: dict[str, Any], example: dict[str, Any]) -> None:
    """Add what was sent (a body, parameters) and what came back to an operation."""
    if "body" in example:
        operation["requestBody"]["content"]["application/json"]["example"] = example["body"]
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]
    if not example["media_type"]:
        return
    content = operation["responses"][str(example["status"])].setdefault("content", {})
    described = {each.partition(";")[0]: each for each in content}
    media_type = described.get(example["media_type"], example["media_type"])
    content.setdefault(media_type, {})["example"] = example["response"]
