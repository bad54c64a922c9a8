"""Filters: what is found under one is what an exhaustive ranking leaves after it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tantivy
from numpy.typing import NDArray

from tests.index.test_faiss import drawn
from zoneqa.answer.answerer import Answerer
from zoneqa.errors import BadFilter
from zoneqa.folders.digest import folder_digests
from zoneqa.index import Draft, HybridSearcher, Manifest, open_current, publish
from zoneqa.index.base import Scores
from zoneqa.index.faiss import FaissIndex, write_vectors
from zoneqa.index.fusion import fuse, top_k
from zoneqa.index.post_filter import post_filter
from zoneqa.query.filters import FilterResolver
from zoneqa.text.terms import terms
from zoneqa.types import NO_FILTERS, Article, Filters, Passage, Refusal, Reprint, Retrieved
from zoneqa.zones.gazetteer import open_gazetteer

ZONES = ("昆山高新区", "桂林高新区", "昆山经济技术开发区", "嘉兴秀洲高新区", None)
SOURCES = ("科技日报", "苏州日报", None)
DATES = ("2020", "2020-12", "2021-01-01", "2021-03", "2021-03-15", "2021-12-31", "15.3.2021", None)
WORDS = "桂林昆山秀洲高新区项目投资企业亿元签约人才产业园创新基金规划"
POOL = 100


def made(count: int) -> tuple[list[Article], list[Passage]]:
    """Articles of six sentences each, every sentence a passage."""
    dice = np.random.default_rng(3)
    articles, passages = [], []
    for n in range(count):
        sentences = ["".join(dice.choice(list(WORDS), 9)) + "。" for _ in range(6)]
        also = (Reprint(f"b{n}", "t", source="科技日报"),) if n % 10 == 9 else ()
        article = Article(
            id=f"a{n:03}",
            title="t",
            text="".join(sentences),
            source=SOURCES[n % len(SOURCES)],
            date=DATES[n % len(DATES)],
            zone=ZONES[n % len(ZONES)],
            also=also,
        )
        articles.append(article)
        passages += [
            Passage(article.id, 10 * i, 10 * i + 10, text) for i, text in enumerate(sentences)
        ]
    return articles, passages


ARTICLES, PASSAGES = made(70)
VECTORS = drawn(len(PASSAGES), 32)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> HybridSearcher:
    root = tmp_path_factory.mktemp("index")
    texts = [passage.text for passage in PASSAGES]
    publish(root, lambda: Draft(ARTICLES, PASSAGES, texts, VECTORS, "m", 320, "0123456789"), 1)
    return open_current(root).searcher(0.5)


def passes(article: Article, filters: Filters) -> bool:
    """What a filter asks, said once more in Python."""
    papers = {article.source, *(origin.source for origin in article.also)}
    day = (article.date or "x") if (article.date or "x")[-5:-4] != "." else "x"
    first, last = (day + "-01-01"[len(day) - 4 :], day + "-12-31"[len(day) - 4 :])
    until = filters.until or "9999"
    return (
        (not filters.zones or article.zone in filters.zones)
        and (not filters.sources or bool(papers & set(filters.sources)))
        and (not filters.articles or article.id in filters.articles)
        and (not filters.since or (day != "x" and last >= filters.since))
        and (not filters.until or (day != "x" and first <= until + "-12-31"[len(until) - 4 :]))
    )


FILTERS = [
    Filters(zones=("昆山高新区",)),
    Filters(zones=("昆山高新区", "桂林高新区", "嘉兴秀洲高新区")),
    Filters(sources=("科技日报",)),
    Filters(articles=("a000",)),
    Filters(articles=tuple(article.id for article in ARTICLES[:-1])),
    Filters(since="2020"),
    Filters(until="2020"),
    Filters(since="2021-01-02", until="2021-03-14"),
    Filters(since="2021-03", until="2021-03"),
    Filters(("桂林高新区",), ("苏州日报",), (), "2020-12-31"),
    Filters(zones=("' OR 1=1 --",)),
]


def ranked(
    searcher: HybridSearcher, vector: NDArray[np.float32], text: str, filters: Filters
) -> Scores:
    """Every passage scored on both sides, then what passes, then the two pools fused."""
    allowed = {article.id for article in ARTICLES if passes(article, filters)}
    rows = {row for row, passage in enumerate(PASSAGES) if passage.article_id in allowed}
    cosines = {row: float(VECTORS[row] @ vector) for row in rows}
    lexical = {r: s for r, s in searcher.lexical.search(text, 10_000).items() if r in rows}
    lexical = dict(list(lexical.items())[:POOL])
    dense = dict(top_k(cosines, POOL))
    return fuse(dense | {row: cosines[row] for row in lexical}, lexical, 0.5, POOL)


def probes() -> Iterator[tuple[NDArray[np.float32], str]]:
    vectors = drawn(3, 32, seed=8)
    return zip(vectors, ["昆山人才项目", "桂林产业园投资多少亿元", "签"], strict=True)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_filtered_search_is_an_exhaustive_one_filtered(
    searcher: HybridSearcher, filters: Filters
) -> None:
    for vector, text in probes():
        expected = top_k(ranked(searcher, vector, text, filters), 20)
        found = searcher.search(vector, text, 20, filters)
        assert [hit.passage for hit in found] == [PASSAGES[row] for row, _ in expected]
        assert [hit.score for hit in found] == pytest.approx([s for _, s in expected], abs=1e-4)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_each_side_alone_is_filtered_too(searcher: HybridSearcher, filters: Filters) -> None:
    allowed = {article.id for article in ARTICLES if passes(article, filters)}
    for vector, text in probes():
        for one, other in ((vector, None), (None, text)):
            everything = searcher.search(one, other, len(PASSAGES))
            expected = [hit for hit in everything if hit.passage.article_id in allowed]
            found = searcher.search(one, other, 20, filters)
            assert [hit.passage for hit in found] == [hit.passage for hit in expected[:20]]


def test_the_articles_that_pass(searcher: HybridSearcher) -> None:
    for filters in FILTERS:
        expected = [article for article in ARTICLES if passes(article, filters)]
        assert searcher.store.articles(filters) == expected
    assert searcher.store.articles() == searcher.store.articles(NO_FILTERS) == ARTICLES
    assert not NO_FILTERS
    assert all(FILTERS)


@pytest.mark.parametrize(
    ("since", "until", "dates"),
    [
        ("2021-03-15", None, {"2021-03", "2021-03-15", "2021-12-31"}),
        ("2021-03-16", "2021-12-30", {"2021-03"}),
        (None, "2020-11", {"2020"}),
        (None, "2020-12-31", {"2020", "2020-12"}),
        ("2021", "2021", {"2021-01-01", "2021-03", "2021-03-15", "2021-12-31"}),
        ("2022", None, set()),
    ],
)
def test_dates(searcher: HybridSearcher, since: str, until: str, dates: set[str]) -> None:
    found = searcher.store.articles(Filters(since=since, until=until))
    assert {article.date for article in found} == dates


def test_a_report_counts_for_every_paper_that_printed_it(searcher: HybridSearcher) -> None:
    assert list(searcher.store.sources()) == ["科技日报", "苏州日报"]
    found = searcher.store.articles(Filters(sources=("科技日报",)))
    assert {"a000", "a003", "a019"} <= {article.id for article in found}  # a019 was reprinted there


def test_a_search_that_knows_no_filter_is_asked_for_more() -> None:
    asked: list[int] = []

    def search(k: int) -> Scores:
        asked.append(k)
        return {row: -float(row) for row in range(min(k, 1000))}

    allowed = np.array([2, 500, 900, 901])
    assert post_filter(search, allowed, 1000, 2) == {2: -2.0, 500: -500.0}
    assert asked == [1000]
    asked.clear()
    assert list(post_filter(search, np.arange(900, 1000), 1000, 5)) == [900, 901, 902, 903, 904]
    assert asked == [100, 400, 1600]
    assert list(post_filter(search, allowed, 1000, 9)) == [2, 500, 900, 901]
    assert post_filter(search, allowed[:0], 1000, 9) == {}


@pytest.mark.parametrize("exact", [0, 100_000])
def test_many_vectors_are_filtered_too(tmp_path: Path, exact: int) -> None:
    rows = drawn(6000, 32)
    assert write_vectors(tmp_path, rows, exact=1000).factory == "PQ16x4fs,Refine(SQfp16)"
    dense = FaissIndex(tmp_path, exact)
    for step in (1, 2, 50, 3000):
        allowed = np.arange(7, 6000, step)
        for probe in drawn(5, 32, seed=step):
            cosines = {int(row): float(rows[row] @ probe) for row in allowed}
            found = dense.search(probe, 20, allowed)
            assert found == pytest.approx({row: cosines[row] for row in found}, abs=1e-6)
            nearest = dict(top_k(cosines, 20))
            assert len(found) == len(nearest)
            assert len(found.keys() & nearest.keys()) >= (0.9 if exact == 0 else 1) * len(nearest)


@pytest.fixture
def narrower() -> FilterResolver:
    zones = [zone for zone in ZONES if zone]
    by_id = {article.id: article for article in ARTICLES}
    return FilterResolver(open_gazetteer(zones), zones, ["科技日报", "Science Daily"], by_id.get)


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("昆山", {"昆山高新区", "昆山经济技术开发区"}),
        ("昆山高新区", {"昆山高新区"}),
        ("崑山國家高新技術產業開發區", {"昆山高新区"}),
        ("昆山经开区", {"昆山经济技术开发区"}),
        ("昆高新", {"昆山高新区"}),
        ("Kunshan", {"昆山高新区", "昆山经济技术开发区"}),
        ("kunshan high-tech zone", {"昆山高新区"}),
        ("秀洲", {"嘉兴秀洲高新区"}),
        ("Jiaxing Xiuzhou", {"嘉兴秀洲高新区"}),
        ("Guilin", {"桂林高新区"}),
    ],
)
def test_a_zone_may_be_called_by_any_of_its_names(
    narrower: FilterResolver, typed: str, zones: set[str]
) -> None:
    assert set(narrower.resolve(Filters(zones=(typed,))).zones) == zones


def test_the_other_filters_are_checked_and_kept(narrower: FilterResolver) -> None:
    asked = Filters((), ("SCIENCE DAILY", "科技日報"), ("a001",), "2021", "2021-03-15")
    expected = replace(asked, sources=("Science Daily", "科技日报"))
    assert narrower.resolve(asked) == expected
    assert narrower.resolve(NO_FILTERS) == NO_FILTERS


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Filters(zones=("合肥高新区",)), "No article has the zone “合肥高新区”."),
        (Filters(zones=("昆仑高新区",)), "zone “昆仑高新区”; the closest are 昆山"),
        (Filters(zones=("昆",)), "昆山高新区"),
        (Filters(zones=("",)), "“”"),
        (Filters(zones=("a\udcff",)), "“a\ufffd”"),
        (Filters(articles=("\udcff",)), "“\ufffd”"),
        (Filters(since=""), "“” is not a date"),
        (Filters(sources=("科学日报",)), "the source “科学日报”; the closest are 科技日报"),
        (Filters(articles=("z",)), "There is no article “z” in the index."),
        (Filters(since="2021-13"), "“2021-13” is not a date like 2021, 2021-03 or 2021-03-15."),
        (Filters(until="2021-02-30"), "“2021-02-30” is not a date"),
        (Filters(until="2021年2月30日"), "is not a date"),
        (Filters(since="yesterday\x1b[31m"), "“yesterday[31m” is not a date"),
        (Filters(since="2021-03", until="2021-02-28"), "No day lies between"),
    ],
)
def test_what_cannot_match_is_said(narrower: FilterResolver, asked: Filters, says: str) -> None:
    with pytest.raises(BadFilter) as refused:
        narrower.resolve(asked)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2021年3月15日", "2021-03-15"),
        ("2021/3/15", "2021-03-15"),
        ("20210315", "2021-03-15"),
        ("15 March 2021", "2021-03-15"),
        ("２０２１年３月", "2021-03"),
        ("2021-3", "2021-03"),
        ("二〇二一年", "2021"),
    ],
)
def test_a_date_may_be_written_in_any_form(narrower: FilterResolver, typed: str, date: str) -> None:
    assert narrower.resolve(Filters(since=typed, until=typed)) == Filters(since=date, until=date)


def test_an_answer_comes_from_what_passes(answerer: Answerer) -> None:
    question = "2020年工业总产值突破多少亿元？"
    assert answerer.ask(question).short_answer == "突破300亿元"
    assert answerer.ask(question, filters=Filters(zones=("Guilin",))).short_answer == "突破300亿元"
    kunshan = Filters(zones=("昆山",))
    found, *_ = answerer.events(answerer.analyzer.analyze(question), filters=kunshan)
    assert isinstance(found, Retrieved)
    assert {article.id for article in found.articles} == {"kunshan"}
    assert answerer.ask(question, filters=kunshan).abstained
    assert {hit.passage.article_id for hit in answerer.search(question, 9, kunshan)} == {"kunshan"}
    evidence = answerer.evidence("2020年招商投入多少万元？", kunshan)
    assert {reading.sentence.article_id for reading in evidence.quotable} == {"kunshan"}
    # The question shares no word with the article on Kunshan.
    declined = answerer.evidence(question, kunshan)
    assert (declined.quotable, declined.decision.refusal) == ((), Refusal("unrelated"))


def test_a_bad_filter_is_refused_before_any_event(answerer: Answerer) -> None:
    with pytest.raises(BadFilter, match="合肥"):
        answerer.events(answerer.analyzer.analyze("好？"), filters=Filters(zones=("合肥",)))


def test_nothing_may_be_left_to_answer_from(answerer: Answerer) -> None:
    answer = answerer.ask("工业总产值是多少？", filters=Filters(since="2022"))
    assert (answer.abstained, answer.hits) == (True, ())
    assert answer.refusal == Refusal("nothing_found")


def written_before(folder: Path) -> None:
    """Makes a generation what it was before format 3: its terms cannot be asked for by row."""
    texts = tantivy.SchemaBuilder().add_text_field(
        "text", tokenizer_name="terms", index_option="freq"
    )
    index_of_terms = folder / "lexical"
    shutil.rmtree(index_of_terms)
    index_of_terms.mkdir()
    schema = texts.add_unsigned_field("row", stored=True).build()
    index = tantivy.Index(schema, path=str(index_of_terms))
    cut = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("terms", cut)
    writer = index.writer(num_threads=1)
    for row, passage in enumerate(PASSAGES):
        writer.add_document(tantivy.Document(text=" ".join(terms(passage.text)), row=row))
    writer.commit()
    writer.wait_merging_threads()
    manifest = replace(Manifest.load(folder), format=2, files=folder_digests(folder))
    (folder / "manifest.json").write_text(manifest.dump(), encoding="utf-8")


def test_a_generation_of_format_2_is_filtered_too(searcher: HybridSearcher, tmp_path: Path) -> None:
    texts = [passage.text for passage in PASSAGES]
    draft = Draft(ARTICLES, PASSAGES, texts, VECTORS, "m", 320, "0123456789")
    written_before(tmp_path / publish(tmp_path, lambda: draft, 1))
    old = open_current(tmp_path).searcher(0.5)
    for filters in (NO_FILTERS, *FILTERS):
        for vector, text in probes():
            found = old.search(vector, text, 20, filters)
            now = searcher.search(vector, text, 20, filters)
            assert [hit.passage for hit in found] == [hit.passage for hit in now]
            assert [h.score for h in found] == pytest.approx([h.score for h in now], abs=1e-4)


@pytest.mark.parametrize(
    ("words", "name", "place", "kind"),
    [
        ("昆山高新区", "昆山高新区", "昆山", "high-tech"),
        ("来到昆山高新区", "昆山高新区", "昆山", "high-tech"),
        ("昆山高新技术产业开发区", "昆山高新技术产业开发区", "昆山", "high-tech"),
        ("昆山经开区", "昆山经开区", "昆山", "economic"),
        ("秀洲高新区", "秀洲高新区", "秀洲", "high-tech"),
        ("嘉兴秀洲高新区", "嘉兴秀洲高新区", "秀洲", "high-tech"),
    ],
)
def test_words_that_end_with_a_zone_name_it(words: str, name: str, place: str, kind: str) -> None:
    zones = ("昆山高新区", "嘉兴秀洲高新区")
    resolver = FilterResolver(open_gazetteer(zones), zones, (), lambda _: None)
    assert resolver.named_zone(words) == (name, (place, kind))


@pytest.mark.parametrize(
    "words", ["昆山市", "昆山高新区管委会", "昆山产业园", "高新区", "全国高新区", ""]
)
def test_other_words_name_no_zone(words: str) -> None:
    zones = ("昆山高新区",)
    resolver = FilterResolver(open_gazetteer(zones), zones, (), lambda _: None)
    assert resolver.named_zone(words) is None
