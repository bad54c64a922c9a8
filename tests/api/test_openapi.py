"""OpenAPI says what is sent: every route, every status, every event, and no field besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from jsonschema import Draft202012Validator
from pydantic import ConfigDict, TypeAdapter, ValidationError
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa import json_types
from zoneqa.answer.answerer import Answerer
from zoneqa.api import create_app
from zoneqa.api.chat_completions import completion_json
from zoneqa.api.openapi import EVENTS
from zoneqa.api.openapi_document import operations
from zoneqa.api.quoted_article import QuotedArticleJson
from zoneqa.check_json import CheckJson
from zoneqa.errors import DamagedIndex
from zoneqa.fact_json import FactListJson
from zoneqa.serialize import answer_json, article_json, search_json
from zoneqa.types import Answer, Article, Repair, Reprint, Sentence, Timings

QUESTION = "苏州高新区的三大特色园区是哪三个？"
ASKED = {"question": QUESTION}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def check(row: object, type_: Any) -> None:
    """Raise ValidationError unless `row` is JSON of this type, without any other field."""
    # Only a list may be given a configuration from outside; what it holds inherits it.
    strict = ConfigDict(extra="forbid", strict=True)
    TypeAdapter(list[type_], config=strict).validate_json(json.dumps([row]))


def test_another_field_at_any_depth_is_noticed() -> None:
    row = {"text": "a", "markers": [1], "verdict": "supported", "reason": None}
    check(row, json_types.SentenceJson)
    for wrong in ({**row, "more": 1}, {**row, "text": None}, {"text": "a"}):
        with pytest.raises(ValidationError):
            check(wrong, json_types.SentenceJson)
    error = {"code": "a", "message": "b", "request_id": "c", "more": "d"}
    with pytest.raises(ValidationError):
        check({"error": error}, json_types.ErrorJson)


def test_what_is_serialized_has_the_documented_types(answerer: Answerer) -> None:
    for question in ("2020年桂林高新区工业总产值是多少？", "谁是苏州的市长？"):
        check(answer_json(answerer.ask(question)), json_types.AnswerJson)
        check(search_json(question, answerer.search(question, 3)), json_types.SearchJson)
    article = Article("a", "标题", "全文。", also=(Reprint("b", "转载"),), repairs=(REPAIR,))
    check(article_json(article), json_types.ArticleJson)


REPAIR = Repair("joined", 0, 2)

DRAFT = "2020年，桂林高新区签约项目46个。2020年，桂林高新区签约项目64个。谢谢大家！"

NEAR = {"question": "2019年桂林高新区签约了多少个项目？"}

COMPLETIONS = "/v1/chat/completions"
TALK = {"model": "zoneqa", "messages": [{"role": "user", "content": QUESTION}]}

RESPONSES = [
    ("GET", "/api/articles", None, 200, json_types.ArticleListJson),
    ("GET", "/api/articles/suzhou", None, 200, json_types.ArticleJson),
    ("GET", "/api/articles/nothing", None, 404, json_types.ErrorJson),
    ("GET", "/api/filters", None, 200, json_types.FilterChoicesJson),
    ("GET", "/api/quoted-article?id=suzhou", None, 200, QuotedArticleJson),
    ("GET", "/api/quoted-article?id=suzhou&start=0&end=9&head=x", None, 200, QuotedArticleJson),
    ("GET", "/api/quoted-article?id=x", None, 404, json_types.ErrorJson),
    ("GET", "/api/quoted-article?id=x&start=0&end=9", None, 410, json_types.ErrorJson),
    ("POST", "/api/export", {}, 422, json_types.ErrorJson),
    ("GET", "/api/facts", None, 200, FactListJson),
    ("GET", "/api/facts?limit=0", None, 422, json_types.ErrorJson),
    ("GET", "/api/person", None, 200, json_types.PersonJson),
    ("GET", "/health", None, 200, json_types.HealthJson),
    ("GET", "/ready", None, 200, json_types.ReadyJson),
    ("GET", "/metrics", None, 403, json_types.ErrorJson),
    ("POST", "/api/ask", ASKED, 200, json_types.AnswerJson),
    ("POST", "/api/ask", NEAR, 200, json_types.AnswerJson),
    ("POST", "/api/search", ASKED, 200, json_types.SearchJson),
    ("POST", "/api/ask", {}, 422, json_types.ErrorJson),
    ("POST", "/api/check", {"text": DRAFT, "date": "2021-03-20"}, 200, CheckJson),
    ("POST", "/api/suggestions", ASKED, 200, json_types.SuggestionsJson),
    ("POST", "/api/check", {"text": " "}, 422, json_types.ErrorJson),
    ("POST", "/api/check", {"text": DRAFT, "date": "soon"}, 422, json_types.ErrorJson),
    ("POST", "/api/search", {"question": "a", "k": 0}, 422, json_types.ErrorJson),
    ("PUT", "/api/ask", ASKED, 405, json_types.ErrorJson),
    ("POST", COMPLETIONS, TALK, 200, completion_json.CompletionJson),
    ("POST", COMPLETIONS, {**TALK, "n": 2}, 400, completion_json.CompletionErrorJson),
    ("POST", COMPLETIONS, {**TALK, "model": "x"}, 404, completion_json.CompletionErrorJson),
    ("GET", "/v1/models", None, 200, completion_json.ModelListJson),
    ("GET", "/v1/models/zoneqa", None, 200, completion_json.ModelJson),
    ("GET", "/v1/models/x", None, 404, completion_json.CompletionErrorJson),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "type_"), RESPONSES)
def test_what_is_sent_is_what_openapi_documents(
    client: TestClient, method: str, path: str, body: object, status: int, type_: Any
) -> None:
    response = client.request(method, path, json=body)
    assert response.status_code == status
    check(response.json(), type_)
    documented = responses_of(client, path)[str(status)]["content"]["application/json"]["schema"]
    assert documented["$ref"] == f"#/components/schemas/{type_.__name__}"


def responses_of(client: TestClient, path: str) -> dict[str, Any]:
    """Return the documented responses of the one operation at a path."""
    paths = client.get("/openapi.json").json()["paths"]
    plain = path.partition("?")[0]
    kinds = {"/api/articles/": "{article_id}", "/v1/models/": "{model_id}"}
    known = next((kind + kinds[kind] for kind in kinds if plain.startswith(kind)), plain)
    (operation,) = paths[known].values()
    responses: dict[str, Any] = operation["responses"]
    return responses


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        ("/api/ask", "200 400 401 403 405 408 413 414 415 422 429 500 503 default"),
        ("/api/search", "200 400 401 403 405 408 413 414 415 422 429 500 503 default"),
        ("/api/suggestions", "200 400 401 403 405 408 413 414 415 422 429 500 503 default"),
        ("/api/check", "200 400 401 403 405 408 413 414 415 422 429 500 503 default"),
        ("/api/articles", "200 400 401 403 405 414 422 429 500 503 default"),
        ("/api/articles/{article_id}", "200 400 401 403 404 405 414 429 500 503 default"),
        ("/api/facts", "200 400 401 403 405 414 422 429 500 503 default"),
        ("/api/person", "200 400 401 403 405 414 429 500 503 default"),
        ("/health", "200 400 405 414 500 503 default"),
        ("/ready", "200 400 405 414 500 503 default"),
        ("/v1/chat/completions", "200 400 401 403 404 405 408 413 414 415 429 500 503 default"),
        ("/v1/models", "200 400 401 403 405 414 429 500 503 default"),
        ("/v1/models/{model_id}", "200 400 401 403 404 405 414 429 500 503 default"),
    ],
)
def test_every_status_of_a_route_has_a_schema(client: TestClient, path: str, statuses: str) -> None:
    responses = responses_of(client, path)
    assert sorted(responses) == statuses.split()
    assert all(each["content"]["application/json"]["schema"] for each in responses.values())
    assert all(each["description"] for each in responses.values())


def test_every_operation_has_an_example_that_fits_its_schema(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    for name, operation in operations(document):
        assert operation["summary"], name
        assert all(each["description"] for each in operation["responses"].values()), name
        if body := operation.get("requestBody"):
            (content,) = body["content"].values()
            assert violations(content["example"], content["schema"], document) == [], name
        given = [each for each in operation.get("parameters", ()) if "example" in each]
        for each in given:
            assert violations(each["example"], each["schema"], document) == [], name
        assert bool(given) == bool(operation.get("parameters")), name
        contents = operation["responses"]["200"]["content"].values()
        (answered,) = [content for content in contents if "example" in content]
        assert violations(answered["example"], answered["schema"], document) == [], name


def violations(value: object, schema: dict[str, Any], document: dict[str, Any]) -> list[str]:
    """How a value breaks a schema of the document."""
    whole = {**schema, "components": document["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def test_a_value_that_does_not_fit_is_noticed(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    schema = {"$ref": "#/components/schemas/ReadyJson"}
    assert violations({"status": "ready"}, schema, document) == []
    assert violations({}, schema, document) == ["'status' is a required property"]
    assert violations({"status": "steady"}, schema, document) == ["'ready' was expected"]


def test_no_other_route_is_documented(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert sorted(paths) == [
        "/api/articles",
        "/api/articles/{article_id}",
        "/api/ask",
        "/api/check",
        "/api/export",
        "/api/facts",
        "/api/filters",
        "/api/person",
        "/api/quoted-article",
        "/api/search",
        "/api/suggestions",
        "/health",
        "/metrics",
        "/ready",
        "/v1/chat/completions",
        "/v1/models",
        "/v1/models/{model_id}",
    ]


def test_every_event_of_a_stream_is_documented(client: TestClient) -> None:
    content = responses_of(client, "/api/ask")["200"]["content"]["text/event-stream"]
    assert "$ref" not in json.dumps(content)
    names = [each["properties"]["event"]["const"] for each in content["schema"]["oneOf"]]
    assert names == ["sources", "delta", "sentence", "withdrawn", "done", "ping", "error"]
    sent = client.post("/api/ask", json={"question": "Suzhou?"}, headers=STREAM).text
    events = [block.split("\ndata: ") for block in sent.strip().split("\n\n")]
    assert len(events) == 7
    for name, data in events:
        check(json.loads(data), EVENTS[name.removeprefix("event: ")])


STREAM = {"Accept": "text/event-stream"}


def damaged() -> FakeAnswerer:
    raise DamagedIndex("vectors.faiss is not what was written.")


def test_a_service_that_cannot_answer_sends_what_is_documented() -> None:
    with TestClient(create_app(damaged)) as client:
        response = client.get("/health")
        assert response.status_code == 503
        check(response.json(), json_types.UnavailableJson)
        check(client.get("/ready").json(), json_types.NotReadyJson)
        for path, name in (("/health", "UnavailableJson"), ("/ready", "NotReadyJson")):
            documented = responses_of(client, path)["503"]["content"]["application/json"]
            assert documented["schema"]["$ref"] == f"#/components/schemas/{name}"


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        (Reprint, json_types.ReprintJson),
        (Repair, json_types.RepairJson),
        (Sentence, json_types.SentenceJson),
        (Timings, json_types.TimingsJson),
        (Article, json_types.ArticleJson),
    ],
)
def test_a_value_and_its_json_have_the_same_fields(value: Any, type_: Any) -> None:
    assert {field.name for field in fields(value)} == set(get_type_hints(type_))


def test_an_answer_names_the_same_composers_as_its_json() -> None:
    documented = get_type_hints(json_types.AnswerJson)["composer"]
    assert documented == get_type_hints(Answer)["composer"]
