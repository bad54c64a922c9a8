"""The JSON schema of a body in one piece: OpenAPI finds no `$defs` inside its document."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


def body_schema(model: type[BaseModel]) -> dict[str, Any]:
    """What OpenAPI says of a request whose body is this model."""
    schema = model.model_json_schema()
    whole = _resolved(schema, schema.pop("$defs", {}))
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": whole}}}}


def _resolved(node: Any, named: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_resolved(each, named) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _resolved(named[node["$ref"].removeprefix("#/$defs/")], named)
    return {key: _resolved(value, named) for key, value in node.items()}
