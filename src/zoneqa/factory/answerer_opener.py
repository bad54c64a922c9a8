"""Opening answerers for sets of collections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from zoneqa.answer.answerer import most_read
from zoneqa.answer.composers.extractive import ExtractiveComposer
from zoneqa.answer.computed.calculator import Calculator
from zoneqa.answer.computed.computed_answers import ComputedAnswers
from zoneqa.answer.computed.figure_finder import FigureFinder
from zoneqa.answer.computed.owners import Owners
from zoneqa.answer.examples import ExampleQuestions
from zoneqa.answer.fact_choices import FactChoices
from zoneqa.answer.later_reports import LaterReports
from zoneqa.answer.observed import Observe, nobody
from zoneqa.answer.pipeline import Pipeline
from zoneqa.answer.retrieve import Retriever
from zoneqa.checking.checking_answerer import CheckingAnswerer
from zoneqa.claims.named_subjects import named_zones
from zoneqa.errors import DamagedIndex, NoIndex, UnusableIndex
from zoneqa.factory.filter_resolvers import filter_resolver, own_aliases
from zoneqa.factory.llm import make_generated_answers
from zoneqa.factory.search_engines import make_search_engine
from zoneqa.factory.shared_models import Models, load_models
from zoneqa.index import (
    OpenedCollections,
    OpenedIndex,
    SearchableIndex,
    in_order,
    merged,
    published_names,
    pull,
)
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.translation import translate
from zoneqa.settings import Settings
from zoneqa.storage.index_in_database import make_index_database
from zoneqa.types import DEFAULT_ONLY, Collections, Say
from zoneqa.verify.reasons import reason
from zoneqa.verify.verifier import Verifier
from zoneqa.zones.gazetteer import Gazetteer, open_gazetteer

if TYPE_CHECKING:
    from zoneqa.llm.generate import Generate


class AnswererOpener:
    """Opens answerers for sets of collections, for whichever generations are current.

    They share the models, the LLM and the opened collections; threads may share this. Raises
    UsageError if the settings contradict each other, or if the file of aliases or of instructions
    that they name is wrong.
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
        self._database = make_index_database(settings)
        engine = make_search_engine(settings)
        self._collections = OpenedCollections(root, database=self._database, engine=engine)
        self._models: Models | None = None
        self._loading = Lock()

    def __call__(self, collections: Collections = DEFAULT_ONLY) -> CheckingAnswerer:
        """Return an answerer for what these collections hold. Raises as make_answerer.

        A collection that cannot be used is left out, with a warning, if others can.
        """
        opened = self._index(collections)
        if opened.status:
            self._say(opened.status)
        models = self._loaded()
        gazetteer = open_gazetteer(_zones(opened), self._aliases)
        filters = filter_resolver(opened, gazetteer)
        return CheckingAnswerer(
            index=opened,
            pipeline=self._pipeline(opened, models, gazetteer),
            rerank=models.rerank,
            analyzer=QueryAnalyzer(gazetteer, translate),
            filters=filters,
            fact_choices=FactChoices(opened, filters),
            examples=ExampleQuestions(opened),
            later_reports=LaterReports(opened),
            depth=self._settings.passages,
            verify=Verifier(),
            explain=reason,
            observe=self._observe,
        )

    def _pipeline(self, opened: SearchableIndex, models: Models, gazetteer: Gazetteer) -> Pipeline:
        return Pipeline(
            retriever=Retriever(models.embedder, opened.searcher(self._settings.dense_share)),
            find_article=opened.article,
            reader=models.reader,
            answerability=models.answerability,
            composer=ExtractiveComposer(),
            generation=opened.name,
            most_read=most_read(self._settings.passages),
            computed=_computed_answers(opened, gazetteer),
            generated=self._generated,
        )

    def published(self) -> Mapping[str, str | None]:
        """Return the published generation of each collection; None where it cannot be told.

        Raises NoIndex or DatabaseUnavailable.
        """
        names = published_names(self._root, self._database)
        self._collections.keep_only(frozenset(names))
        return names

    def of(self, collections: Collections) -> OneAnswererOpener:
        """Return what opens answerers for these collections alone."""
        return OneAnswererOpener(self, collections)

    def _index(self, collections: Collections) -> SearchableIndex:
        pull(self._root, self._database)
        try:
            return self._merged(collections)
        except DamagedIndex:
            # A build may have removed a generation while it was being merged with others.
            return self._merged(collections)

    def _merged(self, collections: Collections) -> SearchableIndex:
        usable: dict[str, OpenedIndex] = {}
        troubles: list[UnusableIndex] = []
        for name in in_order(collections):
            try:
                usable[name] = self._usable(name)
            except NoIndex:
                raise
            except UnusableIndex as error:
                troubles.append(error)
        if not usable:
            raise troubles[0]
        index = merged(usable)
        warnings = [*map(str, troubles), *filter(None, [index.warning])]
        return replace(index, warning=" ".join(warnings) or None)

    def _usable(self, name: str) -> OpenedIndex:
        """Return a collection. Raises UnusableIndex if it was made with another model."""
        opened, embedder = self._collections.open(name), self._loaded().embedder.name
        made_with = opened.manifest.embedder
        if made_with != embedder:
            raise UnusableIndex(
                f"The index {opened.name} was made with the model {made_with}, but the settings "
                f"name {embedder}; build it again with `zoneqa index`."
            )
        return opened

    def _loaded(self) -> Models:
        with self._loading:
            if self._models is None:
                self._models = load_models(self._settings, self._say)
            return self._models


@dataclass(frozen=True, slots=True)
class OneAnswererOpener:
    """Opens answerers for always the same collections."""

    opener: AnswererOpener
    collections: Collections

    def __call__(self) -> CheckingAnswerer:
        """Return an answerer for the newest sound generations. Raises as make_answerer."""
        return self.opener(self.collections)

    def published(self) -> str:
        """Return a name for the generations that are published, together. Raises NoIndex."""
        published = self.opener.published()
        return "+".join(f"{name} {published.get(name)}" for name in in_order(self.collections))


def _zones(opened: SearchableIndex) -> Sequence[str]:
    """Return the zones that articles are about; where none says it, those that they tell of."""
    return opened.zones() or named_zones(opened.claims.subjects())


def _computed_answers(opened: SearchableIndex, gazetteer: Gazetteer) -> ComputedAnswers:
    finder = FigureFinder(opened.claims, opened.article, Owners(gazetteer, _zones(opened)))
    return ComputedAnswers(Calculator(finder), opened.store, opened.name)
