"""Fixtures that several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.databases import clock, database, database_url, open_again, postgres  # noqa: F401
from tests.fakes import ARTICLES, BigramEmbedder, OverlapReader, Remembered, count_characters
from tests.milvus_server import milvus, milvus_uri, wire  # noqa: F401
from zoneqa import factory
from zoneqa.answer.answerer import Answerer
from zoneqa.answer.composers.extractive import ExtractiveComposer
from zoneqa.answer.examples import ExampleQuestions
from zoneqa.answer.fact_choices import FactChoices
from zoneqa.answer.later_reports import LaterReports
from zoneqa.answer.pipeline import Pipeline
from zoneqa.answer.retrieve import Retriever
from zoneqa.checking.checking_answerer import CheckingAnswerer
from zoneqa.claims.extract import claims_of
from zoneqa.documents import Corpus, read_corpus
from zoneqa.index import ExternalStores, SearchableIndex, SearchEngine, open_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import ClaimExtractor
from zoneqa.indexing.indexer import Indexer
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.filters import FilterResolver
from zoneqa.reader.answerability import AnswerabilityModel
from zoneqa.reader.linear_model import FittedUnder, LinearModel
from zoneqa.settings import Settings
from zoneqa.verify.reasons import reason
from zoneqa.verify.verifier import Verifier
from zoneqa.zones.gazetteer import open_gazetteer

OVERLAP = LinearModel(
    {"score": 1.0, "zone_missing": -5.0}, 0.0, FittedUnder(8, 4, 320, 0.5, "none", "none")
)
"""Trusts the score of the overlap reader, but not where no article names the zone."""

EXTRACTOR = ClaimExtractor(claims_of, "claims")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with an index of the two fake articles."""
    make_indexer(tmp_path / "index").build(Corpus(ARTICLES), lambda done, total: None)
    return tmp_path / "index"


@pytest.fixture
def answerer(root: Path) -> Answerer:
    """An answerer over the two fake articles that needs no model."""
    return make_answerer(root)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Remembered:
    """zoneqa as it is, with its models, over the project's own articles."""
    root, settings = tmp_path_factory.mktemp("own"), Settings()
    corpus = read_corpus(Path(__file__).parents[1] / "corpus")
    factory.make_indexer(settings, root, print).build(corpus, lambda done, total: None)
    return Remembered(factory.make_answerer(settings, root, print))


def make_indexer(root: Path, engine: SearchEngine | None = None) -> Indexer:
    chunker = Chunker(count_characters, 60)
    return Indexer(
        root, BigramEmbedder(), chunker, extractor=EXTRACTOR, external=ExternalStores(engine=engine)
    )


def make_answerer(root: Path, threshold: float = 0.5) -> CheckingAnswerer:
    return answerer_over(open_current(root), threshold)


def answerer_over(opened: SearchableIndex, threshold: float = 0.5) -> CheckingAnswerer:
    """An answerer that needs no model, over any index."""
    gazetteer = open_gazetteer(opened.zones())
    filters = FilterResolver(gazetteer, opened.zones(), opened.sources(), opened.article)
    return CheckingAnswerer(
        index=opened,
        pipeline=Pipeline(
            retriever=Retriever(BigramEmbedder(), opened.searcher(0.5)),
            find_article=opened.article,
            reader=OverlapReader(),
            answerability=AnswerabilityModel(OVERLAP, threshold),
            composer=ExtractiveComposer(),
            generation=opened.name,
            most_read=36,
        ),
        rerank=lambda question, candidates: [candidate.hit for candidate in candidates],
        analyzer=QueryAnalyzer(gazetteer),
        filters=filters,
        fact_choices=FactChoices(opened, filters),
        examples=ExampleQuestions(opened),
        later_reports=LaterReports(opened),
        depth=8,
        verify=Verifier(),
        explain=reason,
    )
