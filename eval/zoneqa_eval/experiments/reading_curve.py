"""Quality against CPU time: the same questions with ever more passages read, and adaptively.

Every setting answers a question before the next question is asked, so that a busy machine slows
all alike. Nothing is kept from one answer to the next: articles are prepared anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median, quantiles
from time import process_time

from zoneqa.answer.answerer import Answerer, most_read
from zoneqa.factory import make_reader
from zoneqa.reader.prepared import prepare
from zoneqa.reader.ranking import READ_FIRST, SentenceReader
from zoneqa.serialize import answer_json
from zoneqa.settings import Settings
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures.scoring import Score, score, share

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Amount:
    """How many passages are read for an answer, and how many of them before it may be enough."""

    passages: int
    first: int

    @property
    def name(self) -> str:
        """Return the amount in words."""
        whole = self.first >= self.passages
        return f"{self.passages}" if whole else f"{self.first}, up to {self.passages} if undecided"


AMOUNTS = (
    *(Amount(number, number) for number in (2, 4, 8, 16, 32)),
    *(Amount(8, first) for first in sorted({READ_FIRST, 4})),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The scores of some answers and the CPU seconds that each took."""

    scores: Sequence[Score]
    seconds: Sequence[float]


def run(
    answerer: Answerer, settings: Settings, cases: Sequence[Case], progress: Progress
) -> dict[Amount, Asked]:
    """Ask every question at every amount of reading."""
    answerers = {amount: reading(answerer, settings, amount) for amount in AMOUNTS}
    # The first question of a language loads what it needs, such as dictionaries.
    for first in {case.language: case for case in reversed(cases)}.values():
        answerer.ask(first.question)
    scores: dict[Amount, list[Score]] = {amount: [] for amount in AMOUNTS}
    seconds: dict[Amount, list[float]] = {amount: [] for amount in AMOUNTS}
    for done, case in enumerate(cases, 1):
        for amount, each in answerers.items():
            prepare.cache_clear()
            began = process_time()
            answer = each.ask(case.question)
            seconds[amount].append(process_time() - began)
            scores[amount].append(score(case, answer_json(answer)))
        progress(done, len(cases))
    return {amount: Asked(scores[amount], seconds[amount]) for amount in AMOUNTS}


def reading(answerer: Answerer, settings: Settings, amount: Amount) -> Answerer:
    """Return an answerer that reads so much; what one has read, the others have not."""
    reader, _ = make_reader(settings, answerer.pipeline.retriever.embedder, lambda _: None)
    assert isinstance(reader, SentenceReader)
    pipeline = replace(
        answerer.pipeline,
        reader=replace(reader, first=amount.first),
        most_read=most_read(amount.passages),
    )
    return replace(answerer, pipeline=pipeline, depth=amount.passages)


def table(trials: Mapping[Amount, Asked]) -> Iterator[str]:
    """Yield a line for each amount of reading; times are CPU seconds beside those of reading 8."""
    usual = fmean(trials[Amount(8, 8)].seconds)
    yield f"{'passages read':26}{'fact':>8}{'refused rightly':>17}{'wrongly':>9}" + (
        f"{'mean':>8}{'p50':>7}{'p95':>7}{'of reading 8':>14}"
    )
    for amount, trial in trials.items():
        yield amount.name.ljust(26) + _quality(trial.scores) + _cost(trial.seconds, usual)


def _quality(scores: Sequence[Score]) -> str:
    answerable = [each for each in scores if each.case.answerable]
    others = [each for each in scores if not each.case.answerable]
    shares = (
        share(answerable, lambda each: each.fact),
        share(others, lambda each: each.refused),
        share(answerable, lambda each: each.refused),
    )
    return "".join(
        f"{value or 0:{width}.1%}" for value, width in zip(shares, (8, 17, 9), strict=True)
    )


def _cost(seconds: Sequence[float], usual: float) -> str:
    mean, p95 = fmean(seconds), quantiles(seconds, n=20)[-1]
    return f"{1000 * mean:8.0f}{1000 * median(seconds):7.0f}{1000 * p95:7.0f}{mean / usual:14.2f}"
