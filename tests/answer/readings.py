"""Questions with readings of the sentences of an invented report."""

from __future__ import annotations

from zoneqa.claims.match import compare_each
from zoneqa.query.analyze import analyze
from zoneqa.query.query import Query
from zoneqa.query.translation import Translate, untranslated
from zoneqa.reader.base import Candidate, Reading
from zoneqa.types import Article, Hit, Passage, Span
from zoneqa.zones.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer(["砚溪高新区", "霁州高新区"])


def read(
    question: str,
    *sentences: str,
    words: str = "",
    title: str = "",
    translate: Translate = untranslated,
) -> tuple[Query, list[Reading]]:
    """Return a question with a reading of each sentence, the first the surest.

    Without a title, the report is called by its opening words.
    """
    query = analyze(question, GAZETTEER, translate)
    article = Article("a", title, "".join(sentences), date="2024-01-20", zone="砚溪高新区")
    whole = Passage("a", 0, len(article.text), article.text)
    source = Candidate.of(Hit(whole, 1.0), article)
    readings = []
    for score, sentence in zip(range(9, 0, -1), source.passage.sentences, strict=False):
        agreements = compare_each(query.slots, query.zones, sentence.claims)
        at = article.text.find(words, sentence.span.start) if words else -1
        span = Span("a", at, at + len(words), words) if at >= 0 else None
        readings.append(Reading(source, sentence.span, score, span, agreements=agreements))
    return query, readings
