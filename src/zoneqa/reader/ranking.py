"""The reader: reads every passage whole, then its best sentences closely."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from zoneqa.query.analyze import Query
from zoneqa.reader import features
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.cross_encoder import CrossEncoder, FocusedText, PassageLogits
from zoneqa.reader.passages import SentenceSpan, heading_with_zone, read_passages, sentence_window
from zoneqa.text.normalize import fold
from zoneqa.text.segment import trimmed
from zoneqa.types import Span


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """Two models, fitted by `python -m zoneqa_eval.fit`.

    `sentence` ranks the sentences of one question by their Features; `close`, a logistic one, adds
    what the cross-encoder saw of each when it read it with nothing but the sentence before it.
    """

    sentence: dict[str, float]
    close: dict[str, float]

    def rank(
        self, question: Query, places: Sequence[SentenceSpan]
    ) -> list[tuple[float, SentenceSpan]]:
        """The sentences with their scores before they are read closely, best first."""
        rows = [asdict(row) for row in describe_sentences(question, places)]
        scores = [sum(self.sentence[n] * row[n] for n in features.NAMES) for row in rows]
        return sorted(zip(scores, places, strict=True), key=lambda pair: -pair[0])

    def score(self, rank: float, seen: PassageLogits) -> float:
        """The log-odds of a sentence that was read closely."""
        close = self.close
        read = close["answer"] * seen.answer + close["lead"] * seen.words[0].lead
        return close["bias"] + close["rank"] * rank + read


def open_weights(path: Path | None = None) -> RankingWeights:
    """The fitted weights: the ones in the package, or another file of the same form."""
    source = path or files("zoneqa.reader") / "weights" / "sentences.json"
    row = json.loads(source.read_text(encoding="utf-8"))
    return RankingWeights(row["sentence"], row["close"])


class SentenceReader:
    """Ranks the sentences of the candidates and reads the `depth` best of them closely.

    Twice as many where several articles are asked for.
    """

    name = "sentences"

    def __init__(self, encoder: CrossEncoder, weights: RankingWeights, depth: int) -> None:
        self._encoder = encoder
        self._weights = weights
        self._depth = depth

    def read(self, question: Query, candidates: Sequence[Candidate]) -> list[Reading]:
        """See Reader; only the sentences that were read closely come back."""
        places = read_passages(self._encoder, question.text, candidates)
        depth = 2 * self._depth if question.across else self._depth
        ranked = self._weights.rank(question, places)[:depth]
        pairs = [sentence_window(place) for _, place in ranked]
        seen = self._encoder.read(question.text, pairs)
        readings = [
            _reading(place, pair, self._weights.score(rank, one), one)
            for (rank, place), pair, one in zip(ranked, pairs, seen, strict=True)
        ]
        return sorted(readings, key=lambda reading: -reading.score)


def describe_sentences(
    question: Query, places: Sequence[SentenceSpan]
) -> list[features.SentenceFeatures]:
    """The features of each sentence, in order."""
    rounds = {candidate: _round(candidate) for candidate in {p.candidate for p in places}}
    shown = [
        features.SentenceInContext(
            text=fold(place.span.quote),
            round=rounds[place.candidate],
            found=place.candidate.hit.score,
            answer=place.answer,
            lead=place.lead,
        )
        for place in places
    ]
    return features.sentence_features(question, shown)


def _reading(place: SentenceSpan, pair: FocusedText, score: float, seen: PassageLogits) -> Reading:
    words, before = seen.words[0], pair.focuses[0][0]
    exact = _exact(place.span, words.span[0] - before, words.span[1] - before)
    return Reading(place.candidate, place.span, score, exact, seen.answer, words.lead)


def _exact(sentence: Span, start: int, end: int) -> Span | None:
    """The words at bounds of a sentence, without marks at their ends, as a span of the article."""
    start, end = trimmed(sentence.quote, start, end)
    if start >= end:
        return None
    quote = sentence.quote[start:end]
    return Span(sentence.article_id, sentence.start + start, sentence.start + end, quote)


def _round(candidate: Candidate) -> features.PassageContext:
    article = candidate.article
    around = fold(f"{heading_with_zone(article)} {article.date or ''}")
    passage = f"{around} {fold(candidate.hit.passage.text)}"
    return features.passage_context(passage, f"{around} {fold(article.text)}")
