"""Ranking sentences as answers, and passages by what reading them whole shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from operator import itemgetter

from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.cross_encoder import CrossEncoder, CrossEncoderOutput
from zoneqa.reader.features import NAMES, sentence_features
from zoneqa.reader.linear_model import WEIGHTS, LinearModel
from zoneqa.reader.passage_features import PASSAGE, passage_features
from zoneqa.reader.passages import SentenceSpan, quoted_words, read_passages, sentence_window
from zoneqa.types import Hit

READ_FIRST = 2
"""Passages that are read first; the others only if these leave a question undecided."""

CLOSE_READING = ("rank", "answerability_logit", "span_margin")
"""The features of a sentence that was read closely."""


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """Ranks the sentences of the candidates and reads the best `depth` of them closely.

    Twice as many where several articles are asked for. `ranking` orders the sentences of one
    question; `close_reading`, a logistic model, adds what the cross-encoder sees of a sentence with
    nothing but the one before it. The best `first` candidates are read before the others.
    """

    encoder: CrossEncoder
    ranking: LinearModel
    close_reading: LinearModel
    depth: int
    first: int

    def read(self, query: Query, candidates: Sequence[Candidate]) -> Iterator[list[Reading]]:
        """See Reader; only the sentences that were read closely come back."""
        spans: list[SentenceSpan] = []
        for some in filter(None, (candidates[: self.first], candidates[self.first :])):
            spans += read_passages(self.encoder, query, some)
            if spans:
                yield self._readings(query, candidates, spans)

    def _readings(
        self, query: Query, candidates: Sequence[Candidate], spans: Sequence[SentenceSpan]
    ) -> list[Reading]:
        depth = 2 * self.depth if query.asks_for_zones else self.depth
        ranked = ranked_sentences(self.ranking, query, spans, candidates)[:depth]
        windows = [sentence_window(query, span) for _, span in ranked]
        outputs = self.encoder.read(query.text, windows)
        readings = [
            self._reading(query, rank, span, output)
            for (rank, span), output in zip(ranked, outputs, strict=True)
        ]
        return sorted(readings, key=lambda reading: -reading.score)

    def _reading(
        self, query: Query, rank: float, span: SentenceSpan, output: CrossEncoderOutput
    ) -> Reading:
        words = output.words[0]
        return Reading(
            source=span.candidate,
            sentence=span.sentence.span,
            score=self.close_reading.logit(close_reading_features(rank, output)),
            words=quoted_words(query, span, words.span),
            cell=span.sentence.cell,
            question=span.candidate.article.question_of(span.sentence.span),
            answerability_logit=output.answerability_logit,
            span_margin=words.span_margin,
            agreements=span.agreements,
        )


@dataclass(frozen=True, slots=True)
class PassageReranker:
    """Puts passages in order by how they were found and by what reading them whole shows."""

    encoder: CrossEncoder
    model: LinearModel

    def __call__(self, query: Query, candidates: Sequence[Candidate]) -> list[Hit]:
        """Return the candidates' hits, the likeliest to answer first; scores are log-odds."""
        rows = passage_features(candidates, read_passages(self.encoder, query, candidates))
        scores = [self.model.logit(asdict(row)) for row in rows]
        hits = [replace(c.hit, score=s) for c, s in zip(candidates, scores, strict=True)]
        return sorted(hits, key=lambda hit: -hit.score)


def ranked_sentences(
    model: LinearModel,
    query: Query,
    spans: Sequence[SentenceSpan],
    candidates: Sequence[Candidate],
) -> list[tuple[float, SentenceSpan]]:
    """Return sentences with their scores before they are read closely, the best first.

    `candidates` are all that may be read, see `sentence_features`.
    """
    scores = [model.logit(asdict(row)) for row in sentence_features(query, spans, candidates)]
    return sorted(zip(scores, spans, strict=True), key=itemgetter(0), reverse=True)


def close_reading_features(rank: float, output: CrossEncoderOutput) -> Mapping[str, float]:
    """Return the features of a sentence that was read closely."""
    return {
        "rank": rank,
        "answerability_logit": output.answerability_logit,
        "span_margin": output.words[0].span_margin,
    }


def open_sentence_reader(encoder: CrossEncoder, depth: int) -> SentenceReader:
    """Open the reader with the fitted models that come with zoneqa. Raises ModelUnavailable."""
    ranking = LinearModel.load(WEIGHTS / "sentence_ranking.json", NAMES)
    close = LinearModel.load(WEIGHTS / "close_reading.json", CLOSE_READING)
    return SentenceReader(encoder, ranking, close, depth, READ_FIRST)


def open_reranker(encoder: CrossEncoder) -> PassageReranker:
    """Open the reranker with its fitted model. Raises ModelUnavailable."""
    return PassageReranker(encoder, LinearModel.load(WEIGHTS / "passage_ranking.json", PASSAGE))
