"""The log: a line a request, as text or JSON, and no question in it unless that is switched on."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.conftest import make_answerer
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import Monitor, create_app
from zoneqa.api.monitoring.log import log_handler
from zoneqa.query.query import Query
from zoneqa.settings import LogFormat
from zoneqa.types import NO_FILTERS, Event, Filters

QUESTION = "2020年桂林高新区工业总产值是多少？"


@contextmanager
def logged(log_format: LogFormat) -> Iterator[io.StringIO]:
    """What is logged meanwhile."""
    stream, logger = io.StringIO(), logging.getLogger("zoneqa.api")
    handler, level = log_handler(log_format, stream), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield stream
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def test_a_request_is_one_json_object(client: TestClient) -> None:
    with logged("json") as stream:
        response = client.get("/articles?q=secret", headers={"X-Request-Id": "proxy-7.a_B"})
    (line,) = lines(stream)
    assert response.headers["X-Request-Id"] == "proxy-7.a_B"
    assert line.pop("time").endswith("+00:00")
    assert line.pop("ms") >= 0
    message = line.pop("message")
    assert message.startswith("GET /articles 200 ")
    assert message.endswith(" ms proxy-7.a_B")
    assert line == {
        "level": "info",
        "logger": "zoneqa.api",
        "request_id": "proxy-7.a_B",
        "method": "GET",
        "path": "/articles",
        "status": 200,
    }


def test_as_text_a_request_is_one_line(client: TestClient) -> None:
    with logged("text") as stream:
        made = client.get("/health").headers["X-Request-Id"]
    assert stream.getvalue().endswith(f" ms {made}\n")
    assert " INFO GET /health 200 " in stream.getvalue()
    assert len(made) == 12


@pytest.mark.parametrize(
    "given", ["", " ", "a b", "x" * 65, "a\tb", "请求", "a%0ab", "a;b", "<script>", '{"a":1}']
)
def test_an_id_that_could_not_stand_in_a_log_is_not_taken_over(
    client: TestClient, given: str
) -> None:
    headers = {b"X-Request-Id": given.encode()}
    made = client.get("/health", headers=headers).headers["X-Request-Id"]
    assert made != given
    assert made.isalnum()


class Failing(FakeAnswerer):
    """Fails with a traceback."""

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        logging.getLogger("zoneqa.api").info("in the thread")
        raise KeyError("a\nforged line")


def test_an_error_is_one_line_too_with_the_id_that_its_client_got() -> None:
    with ready_client(create_app(Failing)) as client, logged("json") as stream:
        error = client.post("/api/ask", json={"question": QUESTION}).json()["error"]
        told = [line for line in lines(stream) if line.get("request_id") == error["request_id"]]
    assert [line["level"] for line in told] == ["info", "error", "info"]
    assert told[0]["message"] == "in the thread"
    assert "KeyError" in told[1]["traceback"]


@pytest.mark.parametrize("log_format", ["text", "json"])
@pytest.mark.parametrize("log_questions", [False, True])
def test_a_question_is_logged_only_if_that_is_switched_on(
    root: Path, log_format: LogFormat, log_questions: bool
) -> None:
    monitor = Monitor(log_questions=log_questions)
    app = create_app(lambda: replace(make_answerer(root), observe=monitor.observe), monitor=monitor)
    with ready_client(app) as client, logged(log_format) as stream:
        client.post("/api/ask", json={"question": QUESTION})
        client.get("/", params={"q": QUESTION})
        client.post("/api/check", json={"text": QUESTION})
        encoding = "unicode_escape" if log_format == "json" else "utf-8"
        written = stream.getvalue().encode().decode(encoding)
    assert written.count("answer: 2020年") == log_questions
    assert ("桂林" in written) == log_questions
