"""The cases that models are fitted on, each with the answerer over its articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from zoneqa.answer.answerer import Answerer
from zoneqa.documents import Corpus, read_corpus, read_prints
from zoneqa.factory import make_answerer
from zoneqa.settings import Settings
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import (
    INVENTED_NEWS,
    REPORTS,
    RUNS,
    TWINS,
    ZONE_NEWS,
    Case,
    read_cases,
    read_reports,
)
from zoneqa_eval.fitting.compound_questions import compound_questions
from zoneqa_eval.harness.answerers import open_answerer

TuningCase = tuple[Case, Answerer]


def tuning_cases(settings: Settings, zone_news: Path | None) -> Iterator[TuningCase]:
    """Yield the cases for tuning: ours, every fifth on invented reports, those on zone news.

    `zone_news` are the articles of the last; without them, these cases are left out.
    """
    ours = make_answerer(settings, settings.index, say)
    yield from ((case, ours) for case in read_cases(split="tune"))
    for folder, index in ((REPORTS, "index-reports"), (INVENTED_NEWS, "index-news")):
        reports = _open(settings, index, read_prints(folder))
        cases = [case for case in read_reports(folder) if case.split == "tune"]
        # There are 16 to a report, in one order of types: every fifth takes all types alike.
        yield from ((case, reports) for case in cases[::5])
    if zone_news:
        news = open_zone_news(settings, zone_news)
        for path in (*ZONE_NEWS, TWINS):
            yield from ((case, news) for case in read_cases(path, "tune"))


def compound_cases(cases: Sequence[TuningCase]) -> Iterator[TuningCase]:
    """Yield compound questions made of those that people wrote, if they are analyzed as such."""
    for answerer in {id(answerer): answerer for _, answerer in cases}.values():
        written = [case for case, own in cases if own is answerer and not case.synthetic]
        for compound in compound_questions(written):
            if answerer.analyzer.analyze(compound.question).subquestions:
                yield compound, answerer


def open_zone_news(settings: Settings, articles: Path) -> Answerer:
    """Return what answers from the articles of zone news, indexed if they are not yet."""
    return _open(settings, "index-zone_news", read_corpus(articles))


def _open(settings: Settings, index: str, corpus: Corpus) -> Answerer:
    return open_answerer(settings, corpus, RUNS / index, say)
