"""A request of which the OpenAPI document shows what the service answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from starlette.testclient import TestClient


@dataclass(frozen=True)
class Example:
    """A request: the pattern of its address, its parameters, its body and headers.

    The bytes of a file, `content`, are not shown.
    """

    method: str
    path: str
    parameters: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    def ask(self, client: TestClient) -> dict[str, Any]:
        """What is written of it, with the response."""
        address = self.path.format(**self.parameters)
        query = {k: v for k, v in self.parameters.items() if f"{{{k}}}" not in self.path}
        sent: dict[str, Any] = {"content": self.content} if self.content else {"json": self.body}
        response = client.request(self.method, address, params=query, headers=self.headers, **sent)
        media_type = response.headers.get("content-type", "").partition(";")[0]
        is_json = media_type == "application/json"
        told: dict[str, Any] = {"status": response.status_code, "media_type": media_type}
        told["response"] = fixed(response.json()) if is_json else response.text
        if self.parameters:
            told["parameters"] = self.parameters
        return told | ({"body": self.body} if self.body is not None else {})


def fixed(row: Any) -> Any:
    """JSON with what is never the same put in place: ids and times of the moment."""
    if not isinstance(row, dict):
        return row
    changing = {"created": 1_614_585_600, "id": "chatcmpl-4f2a90c1d3e5"}
    named = {key: changing[key] for key in row.keys() & changing.keys() if key == "created"}
    if str(row.get("id", "")).startswith("chatcmpl-"):
        named["id"] = changing["id"]
    data = [fixed(each) for each in row["data"]] if isinstance(row.get("data"), list) else None
    return row | named | ({"data": data} if data is not None else {})
