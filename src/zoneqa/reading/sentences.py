"""A reader that ranks sentences: a logistic model over the features of each."""

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
from zoneqa.reading.question import Question
from zoneqa.reading.splitting import split
from zoneqa.reading.words import find_words
from zoneqa.text import fold
from zoneqa.types import Span

# Vectors of sentences that were read lately: 1.5 kB each.
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """Weights of the features, fitted by `python -m eval.fit`."""

    bias: float
    weights: dict[str, float]

    def scores(self, rows: Sequence[features.Features]) -> NDArray[np.float64]:
        """The log-odds of each sentence."""
        weights = np.array([self.weights.get(name, 0.0) for name in features.NAMES])
        return np.array([astuple(row) for row in rows]) @ weights + self.bias


def open_ranking(path: Path | None = None) -> Ranking:
    """The fitted weights: the ones in the package, or another file of the same form."""
    source = path or files("zoneqa.reading") / "sentences.json"
    row = json.loads(source.read_text(encoding="utf-8"))
    return Ranking(row["bias"], row["weights"])


class SentenceReader:
    """Ranks every sentence of the candidates by meaning, words and agreement with the question."""

    name = "sentences"

    def __init__(self, embedder: Embedder, ranking: Ranking) -> None:
        self._embedder = embedder
        self._ranking = ranking
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def read(self, question: Question, candidates: Sequence[Candidate]) -> list[Reading]:
        """See Reader."""
        found = split(candidates)
        if not found:
            return []
        rows = self.features(question, found)
        scores = self._ranking.scores(rows).tolist()
        ranked = sorted(zip(scores, found, strict=True), key=lambda pair: -pair[0])
        return [Reading(c, span, score, find_words(question, span)) for score, (c, span) in ranked]

    def features(
        self, question: Question, found: Sequence[tuple[Candidate, Span]]
    ) -> list[features.Features]:
        """The features of each sentence, in order."""
        vector = self._embedder.embed([question.text], "query")[0]
        texts = [in_zone(candidate, span) for candidate, span in found]
        shown = [_sentence(candidate, span) for candidate, span in found]
        return features.extract(question, shown, self._embed(texts) @ vector)

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        with self._lock:
            known = {text: self._vectors.get(text) for text in texts}
        new = [text for text, vector in known.items() if vector is None]
        if new:
            known.update(zip(new, self._embedder.embed(new, "passage"), strict=True))
            self._keep({text: known[text] for text in new})
        return np.stack([known[text] for text in texts])

    def _keep(self, vectors: dict[str, NDArray[np.float32]]) -> None:
        with self._lock:
            self._vectors.update(vectors)
            while len(self._vectors) > _KEPT:
                self._vectors.popitem(last=False)


def in_zone(candidate: Candidate, span: Span) -> str:
    """A sentence as it is embedded: after its zone, or title, unless it names the zone itself."""
    head = candidate.article.zone or candidate.article.title
    return span.quote if not head or head in span.quote else f"{head}：{span.quote}"


def _sentence(candidate: Candidate, span: Span) -> features.Sentence:
    article = candidate.article
    head = f"{article.title} {article.zone or ''} {article.date or ''}"
    return features.Sentence(
        text=fold(span.quote),
        passage=fold(candidate.hit.passage.text),
        head=fold(head),
        article=fold(f"{head} {article.text}"),
    )
