"""Small deterministic stand-ins, passed in where the real parts would be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from zoneqa.answer.answerer import Answerer
from zoneqa.embedding.base import TextKind
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.text.terms import terms
from zoneqa.types import Answer, Article, Span

GUILIN = Article(
    id="guilin",
    title="桂林高新区打好工业振兴攻坚战",
    text="桂林高新区近日举行招商会议。\n\n2020年，桂林高新区工业总产值突破300亿元，同比增长12%。"
    "2021年要增长23%。",
    source="某报",
    date="2021-03",
    zone="桂林高新区",
)
KUNSHAN = Article(
    id="kunshan",
    title="昆山高新区筑牢人才蓄水池",
    text="昆山高新区连续4年举办年会。\n\n2020年，昆山高新区投入300万元，载回1500名务工人员。"
    "东南大学等4所高校的近80名研究生来到昆山高新区。",
    date="2021-03",
    zone="昆山高新区",
)
ARTICLES = (GUILIN, KUNSHAN)


class BigramEmbedder:
    """Unit vectors of hashed character bigrams: texts that share bigrams lie close."""

    def __init__(self, dimension: int = 256) -> None:
        self.name = f"bigrams-{dimension}"
        self.dimension = dimension
        self.seen: list[str] = []

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        self.seen += texts
        rows = np.stack([self._vector(text) for text in texts]) if texts else np.empty((0, 256))
        if progress:
            progress(len(texts))
        return rows.astype(np.float32)

    def _vector(self, text: str) -> NDArray[np.float64]:
        vector = np.full(self.dimension, 1e-3)
        for term in terms(text):
            digest = hashlib.sha256(term.encode()).digest()
            vector[int.from_bytes(digest[:4], "big") % self.dimension] += len(term)
        unit: NDArray[np.float64] = vector / np.linalg.norm(vector)
        return unit


def count_characters(text: str) -> int:
    """A token counter for tests: one token a character."""
    return len(text)


def _spans(source: Candidate) -> list[Span]:
    """Return every sentence of a candidate."""
    return [sentence.span for sentence in source.passage.sentences]


class OverlapReader:
    """Scores a sentence by the share of the question's terms in it; its words are its figure."""

    name = "overlap"

    def read(self, question: Query, candidates: Sequence[Candidate]) -> Iterator[list[Reading]]:
        asked = set(terms(question.text))
        readings = [
            Reading(source, span, self._score(asked, source, span), self._figure(span))
            for source in candidates
            for span in _spans(source)
        ]
        if readings:
            yield sorted(readings, key=lambda reading: -reading.score)

    def _score(self, asked: set[str], source: Candidate, span: Span) -> float:
        article = source.article.article
        held = set(terms(f"{article.title} {article.zone or ''} {span.quote}"))
        return 8.0 * len(asked & held) / (len(asked) or 1) - 4.0

    def _figure(self, span: Span) -> Span | None:
        found = re.search(r"\d+(亿元|万元|名)", span.quote)
        if found is None:
            return None
        start = span.start + found.start()
        return Span(span.article_id, start, start + len(found[0]), found[0])


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answerer that is asked each question once."""

    answerer: Answerer
    known: dict[str, Answer] = field(default_factory=dict)

    def ask(self, question: str) -> Answer:
        if question not in self.known:
            self.known[question] = self.answerer.ask(question)
        return self.known[question]

    def articles(self) -> Sequence[Article]:
        return self.answerer.articles()
