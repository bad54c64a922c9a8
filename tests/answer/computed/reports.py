"""Building what computes answers from a few invented reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from zoneqa.answer.computed.calculator import Calculator
from zoneqa.answer.computed.computed_answers import ComputedAnswers
from zoneqa.answer.computed.figure_finder import FigureFinder
from zoneqa.answer.computed.owners import Owners
from zoneqa.claims.extract import claims_of
from zoneqa.index.sqlite import SqliteStore, write_articles
from zoneqa.index.sqlite_claims import SqliteClaims, write_claims
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.translation import translate
from zoneqa.types import NO_FILTERS, Answer, Article, Filters, Passage
from zoneqa.zones.gazetteer import open_gazetteer

Ask = Callable[..., Answer | None]
Computing = tuple[QueryAnalyzer, ComputedAnswers]


def report(zone: str, day: str, text: str) -> Article:
    """Return an article about a zone, whose id is its zone and day."""
    return Article(f"{zone}-{day}", f"{zone}的数据", text, "晨报", day, zone)


def computing(folder: Path, articles: Sequence[Article]) -> Computing:
    """Return what analyzes questions, and what computes answers from the claims of articles."""
    passages = [Passage(each.id, 0, len(each.text), each.text) for each in articles]
    write_articles(folder, articles, passages)
    write_claims(folder, articles, partial(map, claims_of))
    store, claims = SqliteStore(folder), SqliteClaims(folder)
    gazetteer = open_gazetteer(store.zones())
    owners = Owners(gazetteer, store.zones())
    calculator = Calculator(FigureFinder(claims, store.article, owners))
    answers = ComputedAnswers(calculator, store, "gen-1")
    return QueryAnalyzer(gazetteer, translate), answers


def asker(folder: Path, articles: Sequence[Article]) -> Ask:
    """Return what computes an answer to a question; None where it computes none."""
    analyzer, answers = computing(folder, articles)

    def answer(question: str, filters: Filters = NO_FILTERS) -> Answer | None:
        events = answers.events(analyzer.analyze(question), filters)
        if events is None:
            return None
        assert isinstance(events[-1], Answer)
        return events[-1]

    return answer
