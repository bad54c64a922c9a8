"""The reader: ranks every sentence by plain features, then reads the best ones closely."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from importlib.resources import files
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from zoneqa.embedding import Embedder
from zoneqa.reading import Candidate, Reading, features
from zoneqa.reading.cross import CrossEncoder, Pair, Seen
from zoneqa.reading.question import Question
from zoneqa.reading.splitting import Place, split, window
from zoneqa.text import fold, trimmed
from zoneqa.types import Span

# Vectors of sentences that were read lately: 1.5 kB each.
_KEPT = 20_000

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Two logistic models, fitted by `python -m eval.fit`.

    `sentence` ranks sentences by their Features; `close` adds what the cross-encoder saw.
    """

    sentence: dict[str, float]
    close: dict[str, float]

    def rank(self, rows: Sequence[features.Features]) -> NDArray[np.float64]:
        """The log-odds of each sentence, before it is read closely."""
        weights = np.array([self.sentence[name] for name in features.NAMES])
        scores: NDArray[np.float64] = np.array([astuple(row) for row in rows]) @ weights
        return scores + self.sentence["bias"]

    def score(self, rank: float, seen: Seen) -> float:
        """The log-odds of a sentence that was read closely."""
        close = self.close
        read = close["answer"] * seen.answer + close["lead"] * seen.lead
        return close["bias"] + close["rank"] * rank + read


def open_weights(path: Path | None = None) -> Weights:
    """The fitted weights: the ones in the package, or another file of the same form."""
    source = path or files("zoneqa.reading") / "weights" / "sentences.json"
    return Weights(**json.loads(source.read_text(encoding="utf-8")))


class SentenceReader:
    """Ranks the sentences of the candidates and reads the `depth` best with the cross-encoder."""

    name = "sentences"

    def __init__(
        self, embedder: Embedder, encoder: CrossEncoder, weights: Weights, depth: int
    ) -> None:
        self._embedder = embedder
        self._encoder = encoder
        self._weights = weights
        self._depth = depth
        self._vectors: OrderedDict[str, Floats] = OrderedDict()
        self._lock = Lock()

    def read(self, question: Question, candidates: Sequence[Candidate]) -> list[Reading]:
        """See Reader; only the sentences that were read closely come back."""
        found = split(candidates)
        if not found:
            return []
        ranked = self.ranked(question, found)[: self._depth]
        seen = self.closely(question, [place for _, place in ranked])
        weights = self._weights
        readings = [
            Reading(*place, weights.score(rank, one), _words(place[1], one), one.answer, one.lead)
            for (rank, place), one in zip(ranked, seen, strict=True)
        ]
        return sorted(readings, key=lambda reading: -reading.score)

    def ranked(self, question: Question, found: Sequence[Place]) -> list[tuple[float, Place]]:
        """The sentences with their log-odds, best first."""
        scores = self._weights.rank(self.features(question, found)).tolist()
        return sorted(zip(scores, found, strict=True), key=lambda pair: -pair[0])

    def closely(self, question: Question, places: Sequence[Place]) -> list[Seen]:
        """What the cross-encoder sees in each sentence, read with the one before it."""
        return self._encoder.read(question.text, [_pair(*place) for place in places])

    def features(self, question: Question, found: Sequence[Place]) -> list[features.Features]:
        """The features of each sentence, in order."""
        vector = self._embedder.embed([question.text], "query")[0]
        texts = [in_zone(candidate, span) for candidate, span in found]
        rounds = {candidate: _round(candidate) for candidate, _ in found}
        shown = [features.Sentence(fold(span.quote), rounds[c]) for c, span in found]
        return features.extract(question, shown, self._embed(texts) @ vector)

    def _embed(self, texts: Sequence[str]) -> Floats:
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            fresh = dict(zip(new, self._embedder.embed(new, "passage"), strict=True))
            self._keep(fresh)
            known |= fresh
        return np.stack([known[text] for text in texts])

    def _keep(self, vectors: dict[str, Floats]) -> None:
        with self._lock:
            self._vectors.update(vectors)
            while len(self._vectors) > _KEPT:
                self._vectors.popitem(last=False)


def in_zone(candidate: Candidate, span: Span) -> str:
    """A sentence as it is embedded: after its zone, or title, unless it names the zone itself."""
    head = candidate.article.zone or candidate.article.title
    return span.quote if not head or head in span.quote else f"{head}：{span.quote}"


def _pair(candidate: Candidate, span: Span) -> Pair:
    article = candidate.article
    start = window(candidate, span)
    zone = article.zone or ""
    title = article.title if zone in article.title else f"{zone} {article.title}"
    focus = (span.start - start, span.end - start)
    return Pair(title, article.text[start : span.end], focus)


def _words(span: Span, seen: Seen) -> Span | None:
    """The words that the cross-encoder points at, as a span of the article."""
    start, end = trimmed(span.quote, *seen.span)
    if start >= end:
        return None
    return Span(span.article_id, span.start + start, span.start + end, span.quote[start:end])


def _round(candidate: Candidate) -> features.Round:
    article = candidate.article
    head = fold(f"{article.title} {article.zone or ''} {article.date or ''}")
    passage = f"{head} {fold(candidate.hit.passage.text)}"
    return features.round_of(passage, f"{head} {fold(article.text)}")
