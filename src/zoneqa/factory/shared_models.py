"""The models that answerers share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zoneqa.answer.answerer import Rerank
from zoneqa.embedding.base import Embedder
from zoneqa.factory.embedders import make_embedder, open_words
from zoneqa.reader.answerability import AnswerabilityModel, open_answerability_model
from zoneqa.reader.base import Reader
from zoneqa.reader.cross_encoder import open_cross_encoder
from zoneqa.reader.linear_model import FittedUnder
from zoneqa.reader.ranking import open_reranker, open_sentence_reader
from zoneqa.settings import Settings
from zoneqa.types import Say


@dataclass(frozen=True, slots=True)
class Models:
    """What embeds questions, reads passages, ranks them and decides whether to answer."""

    embedder: Embedder
    reader: Reader
    rerank: Rerank
    answerability: AnswerabilityModel


def load_models(settings: Settings, say: Say) -> Models:
    """Return the models that the settings name. Raises ModelUnavailable."""
    embedder = make_embedder(settings, say)
    reader, rerank = make_reader(settings, embedder, say)
    answerability = open_answerability_model().at(settings.threshold)
    _say_differences(settings, answerability.model.fitted_under, say)
    return Models(embedder, reader, rerank, answerability)


def make_reader(settings: Settings, embedder: Embedder, say: Say) -> tuple[Reader, Rerank]:
    """Return the reader of retrieved passages, and the reranker that shares its encoder."""
    words = open_words(embedder, settings.cache, say)
    encoder = open_cross_encoder(words, settings.threads)
    return open_sentence_reader(encoder, settings.sentences), open_reranker(encoder)


def _say_differences(settings: Settings, fitted: FittedUnder, say: Say) -> None:
    """Say which settings differ from those that confidence was fitted under, if any do.

    They are choices of the user, so they do not stop the answerer, as another reader would.
    """
    now = replace(
        fitted,
        passages=settings.passages,
        sentences=settings.sentences,
        passage_tokens=settings.passage_tokens,
        dense_share=settings.dense_share,
    )
    different = fitted.differences(now)
    if different:
        say(f"confidence is less exact than with the settings of its fit ({'; '.join(different)})")
