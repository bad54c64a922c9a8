"""English words looked up in Chinese, and looked for in an index."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import make_answerer, make_indexer
from zoneqa.answer.answerer import Answerer
from zoneqa.documents import Corpus
from zoneqa.index.tantivy import TantivyIndex, write_terms
from zoneqa.query.analyze import QueryAnalyzer, analyze
from zoneqa.query.translation import cedict, glossary, translate
from zoneqa.query.translation.translator import Translator
from zoneqa.types import Article, Wordings
from zoneqa.zones.gazetteer import open_gazetteer

SMALL = Translator(
    [
        {
            "company": "公司 企业",
            "battery": "电池",
            "power battery": "动力电池",
            "manufacture": "制造",
            "plan": "计划",
            "sign": "签约",
            "solar": "光伏 太阳能",
            "year on year": "同比",
            "it": "它",
            "top out": "封顶",
            "take part": "参加",
        }.get
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which companies?", [("公司", "企业")]),
        ("power batteries", [("动力电池",)]),
        ("battery power", [("电池",)]),
        ("manufacturing, planned, signs", [("制造",), ("计划",), ("签约",)]),
        ("solar-battery", [("光伏", "太阳能"), ("电池",)]),
        ("growth year-on-year", [("同比",)]),
        ("a plan, and it is their plan", [("计划",)]),
        ("topped out, tops out, topping out", [("封顶",)]),
        ("taking part", [("参加",)]),
        ("the top part", []),
        ("桂林 GDP", []),
    ],
)
def test_words_are_looked_up_the_longest_wording_first(text: str, expected: list[Wordings]) -> None:
    assert list(SMALL(text)) == expected


def test_the_words_of_the_trade_stand_before_the_dictionary() -> None:
    terms = translate("How much tax did high-tech enterprises in the incubator pay?")
    assert terms[0] == ("税收", "纳税", "税")
    assert ("高新技术企业", "高企") in terms
    assert ("孵化器",) in terms


def test_the_more_trusted_dictionary_goes_first_in_every_form_of_a_word() -> None:
    trusted = Translator([{"job": "岗位"}.get, {"jobs": "乔布斯", "job": "工作"}.get])
    assert trusted("How many jobs?") == (("岗位",),)


def test_a_general_word_comes_from_the_dictionary() -> None:
    (wordings,) = translate("umbrella")
    assert "雨伞" in wordings


def test_what_the_dictionary_says_about_a_word_is_no_meaning_of_it() -> None:
    meanings = set(cedict.entries())
    assert ("peacock", "孔雀") in meanings
    assert not any(english.startswith(("variant of", "surname ")) for english, _ in meanings)
    assert all(re.fullmatch("[\u4e00-\u9fff]{2,6}", chinese) for _, chinese in meanings)


def test_the_glossary_says_each_wording_once_and_in_a_form_that_is_found() -> None:
    once: dict[str, list[str]] = {}
    for english, chinese in glossary.entries():
        once.setdefault(english, []).append(chinese)
    for english, words in once.items():
        assert len(set(words)) == len(words), english
        assert translate(english) == (tuple(words),), english


TEXTS = [
    "昆山的企业",
    "昆山的公司，公司，公司",
    "昆山的农业",
    "企业与公司",
    "动力与电池",
    "动力电池",
]


@pytest.fixture
def lexical(tmp_path: Path) -> TantivyIndex:
    write_terms(tmp_path, TEXTS)
    return TantivyIndex(tmp_path)


def test_any_wording_of_a_term_will_do_and_counts_alike(lexical: TantivyIndex) -> None:
    found = lexical.search("", 10, wordings=[("公司", "企业", "厂家")])
    assert set(found) == {0, 1, 3}
    assert len(set(found.values())) == 1


def test_a_rare_term_counts_more_whatever_its_wordings(lexical: TantivyIndex) -> None:
    found = lexical.search("", 10, wordings=[("公司", "企业"), ("农业", "农林")])
    assert found[2] > found[0]


def test_a_wording_is_found_as_a_whole(lexical: TantivyIndex) -> None:
    assert set(lexical.search("", 10, wordings=[("动力电池",)])) == {5}


def test_wordings_add_to_the_terms_of_the_text(lexical: TantivyIndex) -> None:
    plain, more = lexical.search("昆山", 10), lexical.search("昆山", 10, wordings=[("农业",)])
    assert (more[0], more[2] > plain[2]) == (plain[0], True)


def test_a_term_that_nothing_has_changes_nothing(lexical: TantivyIndex) -> None:
    assert lexical.search("", 10, wordings=[("海豚",)]) == {}
    assert lexical.search("昆山", 10, wordings=[("海豚",)]) == lexical.search("昆山", 10)


def test_an_english_question_finds_what_is_said_in_chinese(root: Path) -> None:
    answerer = make_answerer(root)
    pipeline = answerer.pipeline
    index = answerer.index.searcher(dense_share=0.0)
    by_words = replace(pipeline, retriever=replace(pipeline.retriever, index=index))
    translate = Translator([{"migrant worker": "务工人员", "output": "产值"}.get])
    told = replace(
        answerer,
        pipeline=by_words,
        analyzer=QueryAnalyzer(answerer.analyzer.gazetteer, translate),
    )
    assert told.analyzer.analyze("how many migrant workers").wordings == (("务工人员",),)
    assert _first(told, "how many migrant workers") == "kunshan"
    assert _first(told, "what output") == "guilin"


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("Who is Wang Yadong?", "wang"),
        ("What post does Qin Lanzhi hold?", "qin"),
        ("Which firm builds the Leizhi park?", "leizhi"),
        ("How many people live in Matou Town?", "matou"),
        ("When did Ms Qin Lanzhi take office?", "qin"),
        ("How many wafers did Mohai ship?", "mohai"),
    ],
)
def test_a_name_in_pinyin_finds_the_articles_that_write_it(
    tmp_path: Path, question: str, article: str
) -> None:
    texts = {
        "wang": "王亚东在会上发言。",
        "qin": "秦岚之出任局长。",
        "leizhi": "中建承建垒知科创园。",
        "matou": "码头镇转移群众269名。",
        "mohai": "墨海科技出货三千片。",
        **{f"other{n}": f"园区第{n}次会议在北京召开。" for n in range(9)},
    }
    corpus = Corpus(tuple(Article(name, "", text) for name, text in texts.items()))
    make_indexer(tmp_path).build(corpus, lambda done, total: None)
    answerer = make_answerer(tmp_path)
    index = answerer.index.searcher(dense_share=0.0)
    pipeline = replace(
        answerer.pipeline, retriever=replace(answerer.pipeline.retriever, index=index)
    )
    assert _first(replace(answerer, pipeline=pipeline), question) == article


def _first(answerer: Answerer, question: str) -> str:
    query = answerer.analyzer.analyze(question)
    return answerer.candidates(query)[0].hit.passage.article_id


def test_each_part_of_a_question_has_its_own_wordings() -> None:
    gazetteer = open_gazetteer(["桂林高新区", "昆山高新区"])
    told = Translator([{"output": "产值", "worker": "工人"}.get])
    asked = analyze("Guilin output and Kunshan workers", gazetteer, told)
    assert asked.wordings == (("产值",), ("工人",))
    assert [part.wordings for part in asked.subquestions] == [(("产值",),), (("工人",),)]


def test_a_chinese_question_needs_no_dictionary() -> None:
    def refuse(text: str) -> tuple[Wordings, ...]:
        raise AssertionError(text)

    assert analyze("桂林高新区的GDP是多少？", open_gazetteer([]), refuse).wordings == ()
