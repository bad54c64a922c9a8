"""Whatever an LLM's endpoint does: whether questions are answered in time, and what that costs.

The endpoint is our own and fails in every way that it knows. Each question goes through the whole
of zoneqa, models and all, beside the same question without an LLM.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from zoneqa.answer.answerer import Answerer
from zoneqa.factory.llm import make_generate, make_generated_answers
from zoneqa.settings import Settings
from zoneqa.types import Answer
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.experiments.llm_asking import TimedAnswer, timed, with_llm, without_llm
from zoneqa_eval.faulty_endpoint import MODES, STREAMS, FaultyEndpoint
from zoneqa_eval.measures.llm_rates import Percentiles
from zoneqa_eval.results.proportion import Proportion

STATUSES = ("401", "403", "404", "429", "500", "503")
UNREACHABLE = "unreachable"
"""Nothing listens at the address."""

FAILURES = (*STREAMS, *MODES, *STATUSES, UNREACHABLE)
"""All that the endpoint can do, be it a reply that only looks odd."""

FIRST_SECONDS, LLM_SECONDS = 1, 2
"""What an LLM gets here, so that slow endpoints do not take hours."""

DEADLINE_SECONDS = LLM_SECONDS + 3.0
"""The LLM's time, and what finding and reading may take on top."""

_NEVER = 1_000_000


@dataclass(frozen=True, slots=True)
class FailureRates:
    """How questions fared in one mode of the endpoint.

    `in_time`: an answer or a refusal came before the deadline. `as_without`: its sentences are
    those of the answer without an LLM. `told`: it says why the LLM did not write it.
    """

    mode: str
    in_time: Proportion
    as_without: Proportion
    told: Proportion
    seconds: Percentiles


def questions_of(answerer: Answerer, cases: Sequence[Case], count: int) -> list[Case]:
    """Return the first questions that are answered by extracts, so that an LLM is asked."""
    plain = without_llm(answerer)
    quoted = (case for case in cases if _is_quoted(plain.ask(case.question)))
    return list(islice(quoted, count))


def failure_rates(
    answerer: Answerer, settings: Settings, modes: Sequence[str], cases: Sequence[Case]
) -> Iterator[FailureRates]:
    """Put all questions to each mode of the endpoint. Raises ZoneqaError where zoneqa fails."""
    plain = [without_llm(answerer).ask(case.question) for case in cases]
    for mode in modes:
        with failing(answerer, hasty(settings, failures=_NEVER), mode) as asked:
            found = [timed(asked, case) for case in cases]
        yield _rates(mode, found, plain)


def paused_milliseconds(
    answerer: Answerer, settings: Settings, cases: Sequence[Case]
) -> Percentiles:
    """Return what an LLM that rests after a failure adds to an answer, question by question.

    The two ways take turns in who is first.
    """
    plain = without_llm(answerer)
    added: list[float] = []
    with failing(answerer, hasty(settings, failures=1), STATUSES[0]) as paused:
        paused.ask(cases[0].question)
        for number, case in enumerate(cases):
            order = (plain, paused) if number % 2 else (paused, plain)
            seconds = {id(each): timed(each, case).whole for each in order}
            added.append(1000 * (seconds[id(paused)] - seconds[id(plain)]))
    return Percentiles.of(added)


def hasty(settings: Settings, *, failures: int) -> Settings:
    """Return settings under which an LLM gets little time, and rests for good after failures."""
    return replace(
        settings,
        llm_connect_seconds=FIRST_SECONDS,
        llm_first_seconds=FIRST_SECONDS,
        llm_seconds=LLM_SECONDS,
        llm_failures=failures,
        llm_rest_seconds=_NEVER,
    )


@contextmanager
def failing(answerer: Answerer, settings: Settings, mode: str) -> Iterator[Answerer]:
    """Yield an answerer whose LLM is an endpoint in a mode."""
    with FaultyEndpoint() as endpoint:
        url = f"http://127.0.0.1:{_closed_port()}/v1" if mode == UNREACHABLE else endpoint.url
        client = make_generate(replace(settings, llm_model=mode, openai_base_url=url))
        assert client is not None
        try:
            yield with_llm(answerer, make_generated_answers(settings, client))
        finally:
            client.close()


def table(rates: Iterable[FailureRates]) -> Iterator[str]:
    """Yield a line for each mode, and one on all of them."""
    yield f"{'':18}{'n':>5}{'in time':>12}{'as without':>12}{'says so':>12}{'s, p50 / p95':>17}"
    all_of_them: list[FailureRates] = []
    for each in rates:
        all_of_them.append(each)
        yield _line(each)
    in_time = sum(each.in_time.count for each in all_of_them)
    yield f"{in_time} of {sum(each.in_time.total for each in all_of_them)} in time"


def _rates(mode: str, found: Sequence[TimedAnswer], plain: Sequence[Answer]) -> FailureRates:
    answers = [each.answer for each in found]
    total = len(found)
    return FailureRates(
        mode,
        Proportion(sum(each.whole <= DEADLINE_SECONDS for each in found), total),
        Proportion(
            sum(a.sentences == b.sentences for a, b in zip(answers, plain, strict=True)), total
        ),
        Proportion(sum(bool(each.remarks) for each in answers), total),
        Percentiles.of([each.whole for each in found]),
    )


def _line(each: FailureRates) -> str:
    shares = (each.in_time, each.as_without, each.told)
    cells = "".join(f"{share.value:>12.0%}" for share in shares)
    seconds = f"{each.seconds.p50:>10.2f} / {each.seconds.p95:.2f}"
    return f"{each.mode:18}{each.in_time.total:5}{cells}{seconds}"


def _is_quoted(answer: Answer) -> bool:
    return not answer.abstained and answer.composer == "extractive" and bool(answer.sentences)


def _closed_port() -> int:
    """Return a port at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
