"""Requests that must be turned down, and how."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client, wait_until
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import allowed_hosts, create_app
from zoneqa.api.middleware.security_headers import HEADERS

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def post(client: TestClient, body: bytes, **headers: str) -> Any:
    """Send raw bytes as JSON."""
    return client.post("/api/ask", content=body, headers={**JSON, **headers})


def nest(depth: int) -> bytes:
    """A deep object as the question."""
    return b'{"question":' + b'{"a":' * depth + b"1" + b"}" * depth + b"}"


BODIES = {
    "empty": (b"", 400),
    "no json": (b'{"question":"a",}', 400),
    "array": (b'["question"]', 422),
    "missing": (b"{}", 422),
    "duplicate key": (b'{"question":"a","question":"b"}', 400),
    "lone surrogate": (b'{"question":"\\ud800"}', 422),
    "surrogate in a wrong type": (b'{"question":["\\ud800"]}', 422),
    "surrogate as a key": (b'{"question":"a","\\ud800":1}', 422),
    "NaN": (b'{"question":"a","k":NaN}', 400),
    "Infinity": (b'{"question":"a","k":-Infinity}', 400),
    "1e999": (b'{"question":"a","k":1e999}', 400),
    "huge integer": (b'{"question":"a","k":' + b"9" * 5000 + b"}", 400),
    "deep array": (b'{"question":' + b"[" * 30000 + b"]" * 30000 + b"}", 400),
    "deep object": (nest(900), 422),
    "not utf-8": (b'{"question":"\xff\xfe"}', 400),
    "gbk": ('{"question":"国家公园"}'.encode("gbk"), 400),
    "utf-16": ('{"question":"a"}'.encode("utf-16"), 400),
    "unknown fields": (b'{"question":"a","is_admin":true,"base_url":"http://x/"}', 422),
    "empty question": (b'{"question":""}', 422),
    "blank question": (b'{"question":" \\t\\r\\n "}', 422),
    "invisible question": (b'{"question":"\\u200b\\u2060\\ufeff"}', 422),
    "long question": (json.dumps({"question": "国" * 2001}).encode(), 422),
    "large body": (json.dumps({"question": "x" * 1_000_000}).encode(), 413),
}


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES.keys())
def test_a_bad_body_is_refused_in_one_shape(client: TestClient, body: bytes, status: int) -> None:
    response = post(client, body)
    assert response.status_code == status
    assert response.json().keys() == {"error"}
    assert response.json()["error"].keys() == {"code", "message", "request_id"}
    assert len(response.content) < 500
    assert b"ud800" not in response.content
    assert b"is_admin" not in response.content


@pytest.mark.parametrize("question", ["null", "1", "1.5", "true", "[]", "{}"])
def test_the_question_must_be_text(client: TestClient, question: str) -> None:
    assert post(client, b'{"question":%s}' % question.encode()).status_code == 422


@pytest.mark.parametrize("k", ["-1", "0", "51", "1000000000", "1.5", "1.0", '"5"', "true", "null"])
def test_k_must_be_a_small_integer(client: TestClient, k: str) -> None:
    response = post(client, b'{"question":"a","k":%s}' % k.encode())
    assert response.status_code == 422
    assert response.json()["error"]["message"].startswith("The field 'k' is not valid")


@pytest.mark.parametrize(
    ("question", "code"),
    [("", "question_empty"), ("\u200b", "question_empty"), ("国" * 2001, "question_too_long")],
)
def test_the_code_says_what_is_wrong(client: TestClient, question: str, code: str) -> None:
    response = client.post("/api/ask", json={"question": question})
    assert response.json()["error"]["code"] == code


def test_what_is_odd_but_right_is_taken(client: TestClient) -> None:
    assert client.post("/api/ask", json={"question": "国" * 2000, "k": 50}).status_code == 200
    assert post(client, b'\xef\xbb\xbf{"question":"a"}').status_code == 200
    for question in ("{{7*7}} %s {0}", "' OR '1'='1' --", "🦏🌳❓", "\uffff\ufdd0", "公园\0介绍"):
        assert client.post("/api/ask", json={"question": question}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "multipart/form-data; boundary=b"},
        {"Content-Type": "application/json; charset=gbk"},
        {"Content-Type": ""},
        {"Content-Encoding": "gzip"},
    ],
)
def test_other_types_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    body = gzip.compress(b"\0" * 1_000_000)
    assert post(client, body, **headers).status_code == 415


def test_a_body_without_a_length_is_limited_too(client: TestClient) -> None:
    chunks = (b"x" * 10_000 for _ in range(20))
    response = client.post("/api/ask", content=chunks, headers=JSON)
    assert (response.status_code, response.json()["error"]["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://testserver"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[", "Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_sites_may_not_ask(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert post(client, b'{"question":"a"}', **headers).status_code == status


@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "PUT", "PATCH", "PROPFIND", "DELETE", "X" * 300]
)
@pytest.mark.parametrize("path", ["/", "/api/ask", "/api/articles", "/health", "/articles"])
def test_other_methods_are_refused(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert response.status_code == 405
    assert response.headers["allow"]


def test_head_is_get_without_the_body(client: TestClient) -> None:
    for path in ("/", "/health", "/api/articles", "/article/suzhou"):
        response = client.head(path)
        assert (response.status_code, response.content) == (200, b"")
    assert client.head("/api/ask").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/api/nothing",
        "/api/articles/nothing",
        "/api/articles/..%2f..%2fetc%2fpasswd",
        "/api/articles/" + "a" * 5000,
    ],
)
def test_unknown_addresses_are_json_for_programs(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["error"]["request_id"]


def test_hosts_and_addresses_are_checked(client: TestClient) -> None:
    for host in ("localhost/login?x=", "a b", "", "evil.example@localhost"):
        assert client.get("/", headers={"Host": host}).status_code == 400
    assert client.get("/?q=" + "a" * 10_000).status_code == 414


REBOUND = ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.9", "[::2]")


@pytest.mark.parametrize("listed", [(), ("zones.example",)])
@pytest.mark.parametrize("bound", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_a_loopback_address_has_the_names_of_the_computer(
    bound: str, listed: tuple[str, ...]
) -> None:
    app = create_app(FakeAnswerer, hosts=allowed_hosts(bound, listed))
    with TestClient(app, base_url="http://localhost") as client:
        wait_until(lambda: client.get("/health").status_code == 200)
        own = f"[{bound}]" if ":" in bound else bound
        for host in ("localhost", "LOCALHOST:8000", "127.0.0.1:80", "[::1]:8000", own, *listed):
            assert client.get("/health", headers={"Host": host}).status_code == 200, host
        for host in REBOUND:
            response = client.get("/health", headers={"Host": host})
            assert (response.status_code, response.json()["error"]["code"]) == (400, "host"), host


def test_any_other_address_answers_under_every_name_unless_some_are_listed() -> None:
    assert allowed_hosts("0.0.0.0") == allowed_hosts("::") == frozenset()
    listed = allowed_hosts("0.0.0.0", ("Zones.Example",))
    assert listed == {"localhost", "127.0.0.1", "[::1]", "0.0.0.0", "zones.example"}


def test_names_may_be_listed() -> None:
    with ready_client(create_app(FakeAnswerer, hosts=["testserver"])) as strict:
        assert strict.get("/", headers={"Host": "TestServer:80"}).status_code == 200
        assert strict.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/facts"),
        ("GET", "/health"),
        ("GET", "/openapi.json"),
        ("GET", "/nothing"),
        ("GET", "/api/nothing"),
        ("GET", "/article/suzhou"),
        ("PUT", "/"),
        ("POST", "/api/ask"),
    ],
)
def test_every_response_has_the_headers(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert "server" not in response.headers


def test_the_log_has_one_line_a_request_and_no_question(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="zoneqa.api")
    client.post("/api/ask", json={"question": "a\r\nINFO login ok"})
    client.get("/%0d%0aINFO%20forged?q=secret")
    lines = [record.getMessage() for record in caplog.records if record.name == "zoneqa.api"]
    assert [line.split(" ")[:3] for line in lines] == [
        ["POST", "/api/ask", "200"],
        ["GET", "/%0d%0aINFO%20forged", "404"],
    ]
    assert not any("secret" in line or "login" in line or "\n" in line for line in lines)
