"""OpenAPI says what the routes of kept conversations send."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.api.history.asking import ask, begin
from tests.api.test_openapi import check, violations
from zoneqa.api.history import history_json as types
from zoneqa.api.openapi_document import operations
from zoneqa.json_types import AnswerJson, ErrorJson

ROUTES = {
    "/api/conversations": {"get", "post"},
    "/api/conversations/{conversation_id}": {"get", "patch", "delete"},
    "/api/conversations/{conversation_id}/ask": {"post"},
    "/api/conversations/{conversation_id}/stop": {"post"},
    "/api/feedback": {"post"},
    "/api/feedback/{message_id}": {"delete"},
    "/api/shares": {"get", "post"},
    "/api/shares/{token}": {"delete"},
}


def test_every_route_is_documented_with_its_methods(client: TestClient) -> None:
    paths: dict[str, Any] = client.get("/openapi.json").json()["paths"]
    assert {path: set(paths[path]) for path in paths if path in ROUTES} == ROUTES


def test_every_operation_has_an_example_that_fits_its_schema(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    kept = [each for each in operations(document) if each[0].partition(" ")[2] in ROUTES]
    assert len(kept) == sum(len(methods) for methods in ROUTES.values())
    for name, operation in kept:
        assert operation["summary"], name
        if body := operation.get("requestBody"):
            (content,) = body["content"].values()
            assert violations(content["example"], content["schema"], document) == [], name
        given = [each for each in operation.get("parameters", ()) if "example" in each]
        assert bool(given) == bool(operation.get("parameters")), name
        succeeded = next(each for each in operation["responses"] if each.startswith("2"))
        for content in operation["responses"][succeeded].get("content", {}).values():
            if succeeded != "204" and "json" in str(content):
                assert violations(content["example"], content["schema"], document) == [], name


def test_what_is_sent_is_what_is_documented(client: TestClient) -> None:
    conversation = begin(client)
    events = ask(client, conversation, "杨凌的房价是多少？")
    check(events["kept"], types.KeptJson)
    check(events["done"], AnswerJson)
    message = events["kept"]["message_id"]
    said = {"message_id": message, "kind": "wrong", "comment": "是四个"}
    check(client.post("/api/feedback", json=said).json(), types.FeedbackJson)
    check(client.get(f"/api/conversations/{conversation}").json(), types.ThreadJson)
    check(client.get("/api/conversations").json(), types.ConversationListJson)
    shared = client.post("/api/shares", json={"message_id": message}).json()
    check(shared, types.ShareJson)
    query = {"conversation_id": conversation}
    check(client.get("/api/shares", params=query).json(), types.ShareListJson)


def test_every_refusal_has_the_shape_of_errors(client: TestClient) -> None:
    for method, path, body in (
        ("GET", "/api/conversations/x", None),
        ("GET", "/api/conversations?limit=0", None),
        ("POST", "/api/conversations", {}),
        ("DELETE", "/api/feedback/x", None),
        ("GET", "/api/shares", None),
        ("POST", "/api/shares", {}),
        ("DELETE", "/api/shares/x", None),
        ("PUT", "/api/shares", {}),
    ):
        response = client.request(method, path, json=body)
        assert response.status_code in (404, 405, 422), path
        check(response.json(), ErrorJson)


def test_ids_of_any_kind_are_only_unknown(client: TestClient) -> None:
    for name in ("%00", "'; DROP TABLE messages", "a" * 3000, "%F0%9F%A6%8F", "..%2f", "\ud800"):
        path = f"/api/conversations/{name}".encode("utf-8", "replace").decode()
        assert client.get(path).status_code in (404, 414), name
