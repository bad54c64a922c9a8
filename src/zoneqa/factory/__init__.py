"""Settings to objects: the only place where the parts are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.answer.answerer import Rerank, most_read
from zoneqa.answer.composers.extractive import ExtractiveComposer
from zoneqa.answer.computed.calculator import Calculator
from zoneqa.answer.computed.computed_answers import ComputedAnswers
from zoneqa.answer.computed.figure_finder import FigureFinder
from zoneqa.answer.computed.owners import Owners
from zoneqa.answer.examples import ExampleQuestions
from zoneqa.answer.fact_choices import FactChoices
from zoneqa.answer.observed import Observe, nobody
from zoneqa.answer.pipeline import Pipeline
from zoneqa.answer.retrieve import Retriever
from zoneqa.checking.checking_answerer import CheckingAnswerer
from zoneqa.claims.named_subjects import named_zones
from zoneqa.embedding.base import Embedder
from zoneqa.errors import UnusableIndex
from zoneqa.factory.embedders import open_embedder, open_words
from zoneqa.factory.llm import make_generated_answers
from zoneqa.index import OpenedIndex, open_sound, require_current
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.filters import FilterResolver
from zoneqa.query.translation import translate
from zoneqa.reader.answerability import open_answerability_model
from zoneqa.reader.base import Reader
from zoneqa.reader.cross_encoder import open_cross_encoder
from zoneqa.reader.linear_model import FittedUnder
from zoneqa.reader.ranking import open_reranker, open_sentence_reader
from zoneqa.settings import Settings
from zoneqa.types import Say
from zoneqa.verify.reasons import reason
from zoneqa.verify.verifier import Verifier
from zoneqa.zones.aliases import AliasLine, read_aliases
from zoneqa.zones.gazetteer import Gazetteer, open_gazetteer

if TYPE_CHECKING:
    from zoneqa.indexing.indexer import Indexer
    from zoneqa.llm.generate import Generate


def make_embedder(settings: Settings, say: Say) -> Embedder:
    """Return the embedder that the settings name; the packaged model is built on first use."""
    return open_embedder(settings.embedder, settings.cache, say, threads=settings.threads)


def make_indexer(settings: Settings, root: Path, say: Say) -> Indexer:
    """Return what builds an index under a root folder."""
    # Answering does without the room of documents, which takes a while to import.
    from zoneqa.claims.extract import claims_of
    from zoneqa.indexing.chunker import Chunker
    from zoneqa.indexing.claim_extractor import ClaimExtractor, extraction_version
    from zoneqa.indexing.indexer import Indexer
    from zoneqa.text.tokens import open_counter

    chunker = Chunker(open_counter(), settings.passage_tokens)
    extractor = ClaimExtractor(claims_of, extraction_version())
    return Indexer(root, make_embedder(settings, say), chunker, settings.generations, extractor)


def make_answerer(
    settings: Settings, root: Path, say: Say, generate: Generate | None = None
) -> CheckingAnswerer:
    """Return what answers, in the words of an LLM if given one, and checks drafts.

    Raises NoIndex, DamagedIndex, ModelUnavailable, or UnusableIndex if the index was made with
    another model.
    """
    return AnswererOpener(settings, root, say, generate)()


class AnswererOpener:
    """Opens answerers for whichever generation is current; they share the models and the LLM.

    Raises UsageError if the file of aliases or of instructions that the settings name is wrong.
    """

    def __init__(
        self,
        settings: Settings,
        root: Path,
        say: Say,
        generate: Generate | None = None,
        observe: Observe = nobody,
    ) -> None:
        self._observe = observe
        self._settings = settings
        self._root = root
        self._say = say
        self._aliases = own_aliases(settings)
        self._generated = make_generated_answers(settings, generate)
        self._models: tuple[Embedder, Reader, Rerank] | None = None

    def __call__(self) -> CheckingAnswerer:
        """Return an answerer for the newest sound generation. Raises as make_answerer."""
        settings = self._settings
        opened = open_sound(self._root)
        if opened.warning:
            self._say(opened.warning)
        embedder, reader, rerank = self._loaded(opened)
        gazetteer = open_gazetteer(_zones(opened), self._aliases)
        filters = _filter_resolver(opened, gazetteer)
        answerability = open_answerability_model().at(settings.threshold)
        _say_differences(settings, answerability.model.fitted_under, self._say)
        return CheckingAnswerer(
            index=opened,
            pipeline=Pipeline(
                retriever=Retriever(embedder, opened.searcher(settings.dense_share)),
                find_article=opened.article,
                reader=reader,
                answerability=answerability,
                composer=ExtractiveComposer(),
                generation=opened.name,
                most_read=most_read(settings.passages),
                computed=_computed_answers(opened, gazetteer),
                generated=self._generated,
            ),
            rerank=rerank,
            analyzer=QueryAnalyzer(gazetteer, translate),
            filters=filters,
            fact_choices=FactChoices(opened, filters),
            examples=ExampleQuestions(opened),
            depth=settings.passages,
            warning=opened.warning,
            verify=Verifier(),
            explain=reason,
            observe=self._observe,
        )

    def published(self) -> str:
        """Return the name of the published generation. Raises NoIndex or DamagedIndex."""
        return require_current(self._root)

    def _loaded(self, index: OpenedIndex) -> tuple[Embedder, Reader, Rerank]:
        if self._models is None:
            embedder = make_embedder(self._settings, self._say)
            _check_model(index, embedder)
            self._models = embedder, *make_reader(self._settings, embedder, self._say)
        _check_model(index, self._models[0])
        return self._models


def _zones(opened: OpenedIndex) -> Sequence[str]:
    """Return the zones that articles are about; where none says it, those that they tell of."""
    return opened.zones() or named_zones(opened.claims.subjects())


def _computed_answers(opened: OpenedIndex, gazetteer: Gazetteer) -> ComputedAnswers:
    finder = FigureFinder(opened.claims, opened.article, Owners(gazetteer, _zones(opened)))
    return ComputedAnswers(Calculator(finder), opened.store, opened.name)


def make_filter_resolver(settings: Settings, index: OpenedIndex) -> FilterResolver:
    """Return a resolver of filters for an index. Raises UsageError as AnswererOpener."""
    return _filter_resolver(index, open_gazetteer(index.zones(), own_aliases(settings)))


def own_aliases(settings: Settings) -> tuple[AliasLine, ...]:
    """Return the aliases of zones that the settings add. Raises UsageError."""
    return read_aliases(settings.aliases) if settings.aliases else ()


def _filter_resolver(index: OpenedIndex, gazetteer: Gazetteer) -> FilterResolver:
    return FilterResolver(gazetteer, index.zones(), index.sources(), index.article)


def make_reader(settings: Settings, embedder: Embedder, say: Say) -> tuple[Reader, Rerank]:
    """Return the reader of retrieved passages, and the reranker that shares its encoder."""
    words = open_words(embedder, settings.cache, say)
    encoder = open_cross_encoder(words, settings.threads)
    return open_sentence_reader(encoder, settings.sentences), open_reranker(encoder)


def _check_model(index: OpenedIndex, embedder: Embedder) -> None:
    made_with = index.manifest.embedder
    if made_with != embedder.name:
        raise UnusableIndex(
            f"The index was made with the model {made_with}, but the settings name "
            f"{embedder.name}; build it again with `zoneqa index`."
        )


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
