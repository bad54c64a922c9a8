"""What can be asked next: checked while nobody else asks, and for a while only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.test_worker_pool import until
from tests.e2e.clients import ready_client
from tests.e2e.fake import EXAMPLES, FakeAnswerer, made_example
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api import create_app
from zoneqa.api.example_checker import ExampleChecker
from zoneqa.api.suggestion_finder import SuggestionFinder
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.types import NO_FILTERS, Answer, Filters


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


class Suggesting(FakeAnswerer):
    """Suggests these questions, answers those on 桂林, and remembers what it was asked."""

    def __init__(self, *questions: str) -> None:
        self.questions = questions
        self.asked: list[str] = []

    def suggestions(self, question: str, articles: Sequence[str]) -> Sequence[ExampleQuestion]:
        return [made_example(text) for text in self.questions]

    def ask(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Answer:
        self.asked.append(question)
        return super().ask(question, k, filters)


Scene = Callable[[SuggestionFinder, WorkerPool], Coroutine[Any, Any, None]]


def with_finder(scene: Scene, patience: float = 5.0) -> None:
    """Play a scene with a finder of its own."""

    async def play() -> None:
        answers, lookups = (WorkerPool(name, workers=2) for name in ("answer", "lookup"))
        try:
            await scene(SuggestionFinder(ExampleChecker(answers), lookups, patience), answers)
        finally:
            answers.close()
            lookups.close()

    asyncio.run(play())


def test_three_that_are_answered_are_suggested() -> None:
    async def scene(finder: SuggestionFinder, answers: WorkerPool) -> None:
        answerer = Suggesting("无锡？", "桂林一？", "桂林二？", "无锡二？", "桂林三？", "桂林四？")
        assert await finder.find(answerer, "？", ()) == ("桂林一？", "桂林二？", "桂林三？")
        assert "桂林四？" not in answerer.asked

    with_finder(scene)


def test_what_was_checked_is_not_asked_again() -> None:
    async def scene(finder: SuggestionFinder, answers: WorkerPool) -> None:
        answerer = Suggesting("无锡？", "桂林一？")
        assert await finder.find(answerer, "？", ()) == ("桂林一？",)
        assert await finder.find(answerer, "？", ()) == ("桂林一？",)
        assert answerer.asked == ["无锡？", "桂林一？"]

    with_finder(scene)


def test_none_is_checked_while_somebody_asks() -> None:
    async def scene(finder: SuggestionFinder, answers: WorkerPool) -> None:
        let, answerer = Event(), Suggesting("桂林一？")
        asking = answers.start(lambda: iter([let.wait(10)]))
        finding = asyncio.create_task(finder.find(answerer, "？", ()))
        await asyncio.sleep(0.3)
        assert answerer.asked == []
        let.set()
        await asking.last()
        assert await finding == ("桂林一？",)

    with_finder(scene)


def test_nobody_waits_for_suggestions() -> None:
    async def scene(finder: SuggestionFinder, answers: WorkerPool) -> None:
        let = Event()
        asking = answers.start(lambda: iter([let.wait(10)]))
        assert await finder.find(Suggesting("桂林一？"), "？", ()) == ()
        let.set()
        await asking.last()
        await until(lambda: answers.is_idle)

    with_finder(scene, patience=0.2)


def test_suggestions_are_offered_as_json(client: TestClient) -> None:
    asked = {"question": EXAMPLES["zh"][0], "articles": ["suzhou"]}
    response = client.post("/api/suggestions", json=asked)
    assert (response.status_code, response.json()) == (200, {"suggestions": [EXAMPLES["zh"][1]]})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "body_invalid"),
        ({"question": " "}, "question_empty"),
        ({"question": "a", "articles": "guilin"}, "body_invalid"),
        ({"question": "a", "articles": ["x"] * 51}, "body_invalid"),
        ({"question": "a", "k": 3}, "body_invalid"),
    ],
)
def test_what_is_no_question_is_refused(
    client: TestClient, body: dict[str, Any], code: str
) -> None:
    response = client.post("/api/suggestions", json=body)
    assert (response.status_code, response.json()["error"]["code"]) == (422, code)
