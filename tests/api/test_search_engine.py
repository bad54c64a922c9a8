"""What the service says while its search engine cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.conftest import answerer_over
from tests.e2e.clients import ready_client, wait_until
from tests.e2e.fake import FakeAnswerer
from tests.index.test_milvus import QUESTION, build
from tests.milvus_server import Wire, engine_at
from zoneqa.api import create_app
from zoneqa.api.collection_set import OLDER_ANSWERS
from zoneqa.errors import EngineUnavailable
from zoneqa.index import ExternalStores, open_current
from zoneqa.index.milvus import MilvusEngine

FAULTS = pytest.mark.parametrize("fault", [Wire.cut, Wire.freeze])
REMARK = "搜索引擎暂时无法访问"


@pytest.fixture
def engine(wire: Wire) -> Iterator[MilvusEngine]:
    """An engine that keeps a copy, over a way that can be cut."""
    with engine_at(wire.uri, keeps_copy=True) as made:
        yield made


@pytest.fixture
def built(tmp_path: Path, milvus: MilvusEngine, engine: MilvusEngine) -> Iterator[Path]:
    """A root with a generation in Milvus and in files."""
    name = build(tmp_path, engine)
    yield tmp_path
    milvus.drop(name)


@FAULTS
def test_a_question_gets_503_when_it_fails_after_the_start(
    built: Path, wire: Wire, fault: Callable[[Wire], None]
) -> None:
    with engine_at(wire.uri) as without_copy:
        answerer = answerer_over(open_current(built, ExternalStores(engine=without_copy)))
        with ready_client(create_app(lambda: answerer)) as client:
            assert client.post("/api/ask", json={"question": QUESTION}).status_code == 200
            fault(wire)
            asked = client.post("/api/ask", json={"question": QUESTION})
            assert (asked.status_code, asked.json()["error"]["code"]) == (503, "engine_unavailable")
            assert asked.json()["error"]["message"].startswith("The search engine cannot be used")
            health = client.get("/health")
            assert (health.status_code, health.json()["degraded"]) == (200, True)


@FAULTS
def test_the_copy_answers_and_says_so(
    built: Path, engine: MilvusEngine, wire: Wire, fault: Callable[[Wire], None]
) -> None:
    answerer = answerer_over(open_current(built, ExternalStores(engine=engine)))
    with ready_client(create_app(lambda: answerer)) as client:
        before = client.post("/api/ask", json={"question": QUESTION}).json()
        assert before["remarks"] == []
        fault(wire)
        after = client.post("/api/ask", json={"question": QUESTION}).json()
        assert after["sentences"] == before["sentences"] != []
        assert REMARK in after["remarks"][0]
        assert after["answer"] == before["answer"] + after["remarks"][0]
        assert client.get("/health").json()["message"] == OLDER_ANSWERS


def test_what_could_not_be_reached_at_the_start_is_found_when_it_can() -> None:
    tries: list[None] = []

    def open_answerer() -> FakeAnswerer:
        tries.append(None)
        if len(tries) < 3:
            raise EngineUnavailable("Milvus does not answer.")
        return FakeAnswerer()

    with TestClient(create_app(open_answerer)) as client:
        wait_until(lambda: client.get("/health").json()["status"] == "unusable")
        assert client.get("/health").json()["code"] == "engine_unavailable"
        wait_until(lambda: client.get("/health").status_code == 200)
        assert client.post("/api/ask", json={"question": "三大"}).status_code == 200
        assert len(tries) == 3
