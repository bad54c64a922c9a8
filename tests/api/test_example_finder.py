"""Example questions are found while nobody else asks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from threading import Event
from typing import Any

import pytest

from tests.api.test_worker_pool import until
from tests.e2e.fake import FakeAnswerer, made_example
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api.example_checker import ExampleChecker
from zoneqa.api.example_finder import WANTED, ExampleFinder
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.types import NO_FILTERS, Answer, Filters, Language


class Examined(FakeAnswerer):
    """Makes these example questions, answers those on 桂林, and remembers what it was asked."""

    def __init__(self, *questions: str) -> None:
        self.questions = questions
        self.asked: list[str] = []

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return [made_example(text) for text in self.questions] if language == "zh" else []

    def ask(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Answer:
        self.asked.append(question)
        return super().ask(question, k, filters)


def with_finder(scene: Callable[[ExampleFinder, WorkerPool], Coroutine[Any, Any, None]]) -> None:
    """Play a scene with a finder of its own."""

    async def play() -> None:
        answers, lookups = (WorkerPool(name, workers=2) for name in ("answer", "lookup"))
        finder = ExampleFinder(ExampleChecker(answers), lookups)
        try:
            await scene(finder, answers)
        finally:
            finder.stop()
            answers.close()
            lookups.close()

    asyncio.run(play())


def questions(*numbers: int) -> tuple[str, ...]:
    return tuple(f"桂林高新区第{n}个项目？" for n in numbers)


def test_examples_are_questions_that_were_answered() -> None:
    async def scene(finder: ExampleFinder, answers: WorkerPool) -> None:
        first, second = questions(1, 2)
        finder.look_into(Examined("无锡？", first, "无锡？？", second))
        await until(lambda: finder.found("zh") == (first, second))
        assert finder.found("en") == ()

    with_finder(scene)


def test_no_more_are_asked_than_are_wanted() -> None:
    async def scene(finder: ExampleFinder, answers: WorkerPool) -> None:
        answerer = Examined(*questions(*range(9)))
        finder.look_into(answerer)
        await until(lambda: len(finder.found("zh")) == WANTED)
        assert answerer.asked == list(questions(*range(WANTED)))

    with_finder(scene)


def test_what_was_answered_before_is_not_asked_again() -> None:
    async def scene(finder: ExampleFinder, answers: WorkerPool) -> None:
        finder.look_into(Examined(*questions(1, 2, 3)))
        await until(lambda: len(finder.found("zh")) == 3)
        later = Examined(*questions(4, 2, 3))
        finder.look_into(later)
        await until(lambda: finder.found("zh") == questions(4, 2, 3))
        assert later.asked == list(questions(4))

    with_finder(scene)


def test_examples_wait_for_everybody_else() -> None:
    async def scene(finder: ExampleFinder, answers: WorkerPool) -> None:
        let, answerer = Event(), Examined(*questions(1))
        asking = answers.start(lambda: iter([let.wait(10)]))
        finder.look_into(answerer)
        await asyncio.sleep(0.3)
        assert answerer.asked == []
        let.set()
        await asking.last()
        await until(lambda: finder.found("zh") == questions(1))

    with_finder(scene)


def test_a_new_generation_ends_the_search_in_the_old_one() -> None:
    async def scene(finder: ExampleFinder, answers: WorkerPool) -> None:
        let, old = Event(), Examined(*questions(1))
        asking = answers.start(lambda: iter([let.wait(10)]))
        finder.look_into(old)
        await asyncio.sleep(0.05)
        finder.look_into(Examined(*questions(2)))
        let.set()
        await asking.last()
        await until(lambda: finder.found("zh") == questions(2))
        assert old.asked == []

    with_finder(scene)


class Failing(Examined):
    """Fails where it makes questions in English."""

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        if language == "en":
            raise KeyError("secret")
        return super().example_questions(language)


def test_a_failure_leaves_the_other_language(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)

    async def scene(finder: ExampleFinder, answers: WorkerPool) -> None:
        finder.look_into(Failing(*questions(1)))
        await until(lambda: "no examples in en" in caplog.text)
        assert finder.found("zh") == questions(1)

    with_finder(scene)
