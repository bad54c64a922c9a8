"""What probes, Prometheus and traces are told, and who may see it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from tests.api.test_worker_pool import until
from tests.conftest import make_answerer
from tests.e2e.clients import wait_until
from tests.e2e.fake import FakeAnswerer
from zoneqa.answer.observed import Outcome, observed
from zoneqa.api import Monitor, create_app, make_monitor, one_index
from zoneqa.api.monitoring.service_collector import ServiceCollector
from zoneqa.api.monitoring.tracing import Tracing
from zoneqa.api.protocols import OpenAnswerer
from zoneqa.api.service import Service
from zoneqa.errors import DamagedIndex
from zoneqa.settings import Settings

NEAR = ("127.0.0.1", 50000)
FAR = ("192.0.2.7", 50000)
SECRET = "s3cret"
ASKED = "2020年桂林高新区工业总产值是多少？"
UNKNOWN = "2020年厦门高新区工业总产值是多少？"


@contextmanager
def watched(
    open_answerer: OpenAnswerer, monitor: Monitor, client: tuple[str, int] = NEAR
) -> Iterator[TestClient]:
    """A client of a service that is being watched."""
    app = create_app(open_answerer, monitor=monitor)
    with TestClient(app, base_url="http://localhost", client=client) as service:
        wait_until(lambda: service.get("/ready").status_code == 200)
        yield service


def open_watched(root: Path, monitor: Monitor) -> OpenAnswerer:
    """What opens an answerer over the two fake articles, whose answers are observed."""
    return lambda: replace(make_answerer(root), observe=monitor.observe)


def samples(client: TestClient) -> dict[tuple[str, ...], float]:
    """Each sample of /metrics by its name and the values of its labels."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


def test_answers_are_counted_by_what_became_of_them(root: Path) -> None:
    monitor = Monitor()
    with watched(open_watched(root, monitor), monitor) as client:
        for question in (ASKED, ASKED, UNKNOWN, "你好"):
            assert client.post("/api/ask", json={"question": question}).status_code == 200
        found = samples(client)
    assert found["zoneqa_questions_total", "answer"] == 2
    assert found["zoneqa_questions_total", "refusal"] == 1
    assert found["zoneqa_questions_total", "notice"] == 1
    assert found["zoneqa_questions_total", "failed"] == 0
    assert found["zoneqa_refusals_total", "zone_missing"] == 1
    assert found["zoneqa_sentences_total", "supported"] >= 2
    for stage in ("retrieve", "read", "compose", "total"):
        assert found["zoneqa_answer_seconds_count", stage] == 3


def test_requests_are_counted_by_route_and_never_by_what_was_sent() -> None:
    monitor = Monitor()
    with watched(FakeAnswerer, monitor) as client:
        client.post("/api/ask", json={"question": ASKED})
        client.get("/api/articles/suzhou")
        client.get("/api/articles/gone")
        client.head("/health")
        client.get("/secret-address?q=secret-question")
        client.request("BREW", "/api/ask")
        text, found = client.get("/metrics").text, samples(client)
    article = "/api/articles/{article_id}"
    assert found["zoneqa_requests_total", "POST", "/api/ask", "200"] == 1
    assert found["zoneqa_requests_total", "GET", article, "200"] == 1
    assert found["zoneqa_requests_total", "GET", article, "404"] == 1
    assert found["zoneqa_requests_total", "HEAD", "/health", "200"] == 1
    assert found["zoneqa_requests_total", "GET", "other", "404"] == 1
    assert found["zoneqa_requests_total", "other", "/api/ask", "405"] == 1
    assert found["zoneqa_request_seconds_count", article] == 2
    assert not [word for word in ("secret", ASKED, "BREW", "suzhou") if word in text]


def test_the_state_of_the_service_is_shown() -> None:
    monitor = Monitor(llm_is_resting=lambda: True)
    with watched(FakeAnswerer, monitor) as client:
        # Examples are looked for once it is ready.
        wait_until(lambda: samples(client)["zoneqa_jobs", "answer"] == 0)
        found = samples(client)
    assert found["zoneqa_ready",] == 1
    assert found["zoneqa_llm_breaker_open",] == 1
    assert found["zoneqa_generation_info", "default", "gen-fake"] == 1
    assert found["zoneqa_admission_refusals_total", "answer"] == 0
    assert found["process_resident_memory_bytes",] > 0


def test_two_services_of_one_process_count_for_themselves() -> None:
    with watched(FakeAnswerer, Monitor()) as one, watched(FakeAnswerer, Monitor()) as other:
        one.get("/api/articles")
        assert samples(one)["zoneqa_requests_total", "GET", "/api/articles", "200"] == 1
        assert ("zoneqa_requests_total", "GET", "/api/articles", "200") not in samples(other)


class Dated(FakeAnswerer):
    generation = "gen-20210301T080000000000-0a1b2c3d+年鉴~gen-20210301T070000000000-0a1b2c3d"


def test_the_age_of_a_generation_is_told_by_its_name() -> None:
    async def ages() -> list[dict[str, float]]:
        service = Service(one_index(Dated), workers=1, patience=1)
        before = age_by_collection(service)
        following = asyncio.create_task(service.follow())
        await until(lambda: service.generation is not None)
        following.cancel()
        service.close()
        return [before, age_by_collection(service)]

    assert asyncio.run(ages()) == [{}, {"default": 3600, "年鉴": 7200}]


def age_by_collection(service: Service) -> dict[str, float]:
    collector = ServiceCollector(service, now=lambda: datetime(2021, 3, 1, 9, tzinfo=UTC))
    return {
        sample.labels["collection"]: sample.value
        for metric in collector.collect()
        for sample in metric.samples
        if sample.name == "zoneqa_generation_age_seconds"
    }


@pytest.mark.parametrize(
    ("client", "host", "headers", "status"),
    [
        (NEAR, "localhost", {}, 200),
        (NEAR, "127.0.0.1:8000", {}, 200),
        (FAR, "localhost", {}, 403),
        (NEAR, "zone.example", {}, 403),
        (NEAR, "localhost", {"X-Forwarded-For": "192.0.2.7"}, 403),
        (NEAR, "localhost", {"Forwarded": "for=192.0.2.7"}, 403),
        (NEAR, "localhost", {"Authorization": f"Bearer {SECRET}"}, 200),
        (("testclient", 1), "localhost", {}, 403),
    ],
)
def test_without_a_token_only_this_computer_sees_the_metrics(
    client: tuple[str, int], host: str, headers: dict[str, str], status: int
) -> None:
    with watched(FakeAnswerer, Monitor(), client) as service:
        asked = service.get("/metrics", headers={"Host": host, **headers})
    assert asked.status_code == status


@pytest.mark.parametrize(
    ("settings", "status"),
    [
        (Settings(), 200),
        (Settings(hosts=("localhost",)), 200),
        (Settings(auth=("accounts",)), 403),
        (Settings(auth=()), 403),
        (Settings(hosts=("zones.example",)), 403),
        (Settings(public_url="https://zones.example"), 403),
        (Settings(host="0.0.0.0"), 403),
    ],
)
def test_where_others_reach_the_service_a_proxy_that_says_nothing_is_refused(
    settings: Settings, status: int
) -> None:
    with watched(FakeAnswerer, make_monitor(settings)) as service:
        assert service.get("/metrics").status_code == status


@pytest.mark.parametrize(
    ("client", "given", "status"),
    [
        (FAR, f"Bearer {SECRET}", 200),
        (NEAR, f"Bearer {SECRET}", 200),
        (NEAR, None, 401),
        (FAR, "Bearer ", 401),
        (FAR, SECRET, 401),
        (FAR, f"Bearer {SECRET}x", 401),
    ],
)
def test_with_a_token_only_the_token_opens_the_metrics(
    client: tuple[str, int], given: str | None, status: int
) -> None:
    headers = {"Authorization": given} if given else {}
    with watched(FakeAnswerer, Monitor(metrics_token=SECRET), client) as service:
        asked = service.get("/metrics", headers=headers)
    assert asked.status_code == status
    assert SECRET not in asked.text
    assert ("www-authenticate" in asked.headers) == (status == 401)


def test_a_service_that_starts_lives_and_is_not_ready() -> None:
    gate = threading.Event()

    def open_late() -> FakeAnswerer:
        gate.wait(10)
        return FakeAnswerer()

    with TestClient(create_app(open_late)) as client:
        ready = client.get("/ready")
        assert (ready.status_code, ready.json()["status"]) == (503, "starting")
        gate.set()
        wait_until(lambda: client.get("/ready").status_code == 200)
        assert client.get("/ready").json() == {"status": "ready"}


def damaged() -> FakeAnswerer:
    raise DamagedIndex("vectors.faiss is not what was written.")


def test_a_service_without_an_index_says_why_it_is_not_ready() -> None:
    with TestClient(create_app(damaged)) as client:
        wait_until(lambda: client.get("/ready").json()["status"] == "unusable")
        assert client.get("/ready").json() == {
            "status": "unusable",
            "code": "index_damaged",
            "message": "The index is damaged; the server's log says where.",
        }


def test_an_answer_that_nobody_waits_for_and_one_that_fails_are_told(root: Path) -> None:
    seen: list[Outcome] = []
    answerer = replace(make_answerer(root), observe=seen.append)
    events = answerer.events(answerer.analyzer.analyze(ASKED))
    next(events)
    del events

    def failing() -> Iterator[object]:
        yield from ()
        raise OSError

    with pytest.raises(OSError):
        list(observed(failing(), seen.append))  # type: ignore[arg-type]
    assert seen == ["abandoned", "failed"]


def test_a_request_is_traced_with_the_stages_of_its_answer(root: Path) -> None:
    exporter = InMemorySpanExporter()
    monitor = Monitor(tracing=Tracing(SimpleSpanProcessor(exporter)))
    caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    with watched(open_watched(root, monitor), monitor) as client:
        client.post("/api/ask", json={"question": ASKED}, headers={"traceparent": caller})
        client.get("/?q=secret-question")
        spans = {span.name: span for span in exporter.get_finished_spans()}
    request = spans["POST /api/ask"]
    assert request.parent is not None
    assert f"{request.parent.span_id:x}" == "b7ad6b7169203331"
    assert request.attributes is not None
    assert request.attributes["http.response.status_code"] == 200
    assert request.attributes["zoneqa.outcome"] == "answer"
    stages = [spans[name] for name in ("retrieve", "read", "compose")]
    assert all(each.parent == request.context for each in stages)
    ends = [end_of(each) for each in stages]
    assert ends == sorted(ends)
    told = "".join(span.to_json() for span in spans.values())
    assert not [word for word in (ASKED, "secret-question") if word in told]


def end_of(span: ReadableSpan) -> int:
    assert span.end_time is not None
    return span.end_time


def test_without_an_endpoint_no_package_for_traces_is_loaded() -> None:
    code = (
        "import sys; from zoneqa.api import create_app, make_monitor; "
        "from zoneqa.settings import Settings; make_monitor(Settings()); "
        "print([name for name in sys.modules if name.startswith('opentelemetry.sdk')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
