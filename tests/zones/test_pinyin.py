"""Names that English questions have in pinyin, and the question in the articles' words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import GUILIN, KUNSHAN
from zoneqa.query.analyze import analyze
from zoneqa.query.query import Query
from zoneqa.reader.answerability import answerability_features
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.candidates import select_candidates
from zoneqa.types import Article, Hit, Passage, Span, Wordings
from zoneqa.zones.gazetteer import Gazetteer, open_gazetteer
from zoneqa.zones.pinyin import (
    capitalized_words,
    pinyin_names,
    readings,
    spellings,
    written_as,
)


def translate(text: str) -> tuple[Wordings, ...]:
    """A Translate that knows a few words."""
    known = {"Lake": "湖", "Gas": "燃气", "Li": "市里", "Mayor": "市长", "Long": "长"}
    return tuple((chinese,) for word, chinese in known.items() if word in text.split())


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(["桂林高新区", "昆山高新区", "苏州高新区", "宿州高新区"])


def candidate(article: Article) -> Candidate:
    return Candidate.of(Hit(Passage(article.id, 0, len(article.text), article.text), 1.0), article)


MOHAI = Article("mohai", "", "墨海科技董事长罗湘蓉说，桂林的新厂去年出货三千片。")
SUZHOU = Article("suzhou", "苏州高新区开会", "苏州来了12家企业。")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What did Luo Xiangrong say about Mohai?", ("Luo Xiangrong", "Mohai")),
        ("How large a fine did Zhongzhou Gas have to pay?", ("Zhongzhou",)),
        ("How many choirs sang at Bolong Lake?", ("Bolong",)),
        ("When did Mayor Li Xuezhang visit “Yanghe”?", ("Li Xuezhang", "Yanghe")),
        ("Where did Zhang Xue'er's plant go?", ("Zhang Xue'er",)),
        ("Did Anananananana sell LiFe?", ("Anananananana",)),
        ("What does Lü Shenghua, head of Lv Yuan, say?", ("Lü Shenghua", "Lv Yuan")),
        # The first word of a sentence, what dictionaries know, and single syllables are no names.
        ("Tangu grew. Mohai too. What did the Long Gas fund and Boeing and Wang do?", ()),
    ],
)
def test_names_are_capitals_that_are_pinyin(text: str, names: tuple[str, ...]) -> None:
    assert pinyin_names(text, [], translate) == names


def test_places_are_no_names(gazetteer: Gazetteer) -> None:
    asked = analyze("What did Mohai of Guilin build in Kunshan?", gazetteer, translate)
    assert asked.names == ("Mohai",)
    assert analyze("墨海在桂林做什么？", gazetteer, translate).names == ()


def test_pinyin_is_taken_apart_in_every_way() -> None:
    assert readings("Xi'an") == (("xian",), ("xi", "an"))
    assert readings("Boeing") == ()
    assert capitalized_words("Xi'an's Mohai, Xi'an and Mohai") == ["Xi'an", "Mohai"]


@pytest.mark.parametrize(
    "name", ["An" + "an" * 800, "An" + "ana" * 12 + "q", " ".join(["Wu"] * 400)]
)
def test_endless_names_are_none(name: str) -> None:
    assert pinyin_names(f"What did {name} do?", [], translate) == ()


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Luo Xiangrong", "局长罗湘蓉说", ["罗湘蓉"]),
        # However a character may be read: 长 as chang and zhang, 绿 as lü.
        ("Changxing", "长兴县", ["长兴"]),
        ("Zhangsun", "长孙先生", ["长孙"]),
        ("Lucheng", "绿城集团", ["绿城"]),
        ("Mohai", "陌生的海", []),
        ("Boeing", "波音", []),
    ],
)
def test_what_is_written_for_a_name(name: str, text: str, found: list[str]) -> None:
    assert written_as(name).findall(text) == found


def put(question: Query, *articles: Article, is_subquestion: bool = False) -> tuple[str, list[str]]:
    """The question as it is put, and the articles that it is put to."""
    selection = select_candidates(
        question,
        [candidate(article) for article in articles],
        is_subquestion=is_subquestion,
    )
    return selection.query.text, [c.article.article.id for c in selection.candidates]


@pytest.mark.parametrize(
    ("question", "as_put", "ids"),
    [
        ("桂林高新区产值多少？", None, ["guilin", "mohai"]),
        ("合肥高新区产值多少？", None, ["guilin", "kunshan", "mohai", "suzhou"]),
        ("哪些高新区和桂林一样？", None, ["guilin", "kunshan", "mohai", "suzhou"]),
        ("How much did Mohai ship?", "How much did 墨海 ship?", ["mohai"]),
        ("Is Mohai in Guilin?", "Is 墨海 in 桂林?", ["mohai"]),
        ("Guilin高新区产值多少？", "桂林高新区产值多少?", ["guilin", "mohai"]),
        ("Suzhou高新区企业多少家？", "苏州高新区企业多少家？", ["suzhou"]),
        ("How many firms in Suzhou?", "How many firms in 苏州?", ["suzhou"]),
        ("Did Zhongzhou pay?", "Did Zhongzhou pay?", ["guilin", "kunshan", "mohai", "suzhou"]),
    ],
)
def test_a_question_is_put_to_what_names_the_same(
    gazetteer: Gazetteer, question: str, as_put: str | None, ids: list[str]
) -> None:
    asked = analyze(question, gazetteer, translate)
    text, found = put(asked, GUILIN, KUNSHAN, MOHAI, SUZHOU)
    assert (text, found) == (as_put or asked.text, ids)


def test_of_several_zones_each_is_asked_about_where_an_article_is_about_it(
    gazetteer: Gazetteer,
) -> None:
    guest = replace(KUNSHAN, text="开会。\n\n桂林来了客人。")
    passage = Passage("kunshan", 0, 3, "开会。")
    asked = analyze("桂林高新区产值多少？", gazetteer)
    met = [candidate(GUILIN), Candidate.of(Hit(passage, 1.0), guest)]
    either = select_candidates(asked, met).candidates
    about = select_candidates(asked, met, is_subquestion=True).candidates
    assert [c.article.article.id for c in either] == ["guilin", "kunshan"]
    assert [c.article.article.id for c in about] == ["guilin"]


def test_names_that_are_missing_are_evidence(gazetteer: Gazetteer) -> None:
    asked = analyze("What did Luo Xiangrong of Zhongzhou say?", gazetteer, translate)
    span = Span("mohai", 0, len(MOHAI.text), MOHAI.text)
    read = [Reading(candidate(MOHAI), span, 1.0)]
    assert answerability_features(asked, read, read).name_missing == 0.5


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How many firms are in Kunshan?", 0.0),
        ("Is Kunshan larger than Guilin?", 0.5),
        ("How many firms are in Guilin?", 1.0),
        ("昆山高新区有多少家企业？", 1.0),
        ("坤山高新区有多少家企业？", 0.0),
    ],
)
def test_pinyin_may_mean_a_place_that_sounds_like_a_known_one(
    gazetteer: Gazetteer, question: str, missing: float
) -> None:
    text = "坤山新区有企业8家。"
    source = candidate(Article("kunshan2", "", text))
    read = [Reading(source, Span("kunshan2", 0, len(text), text), 1.0)]
    asked = analyze(question, gazetteer, translate)
    assert answerability_features(asked, read, read).zone_missing == missing


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("Luo Xiangrong", ["罗湘", "湘蓉"]),
        ("Mohai", ["墨海"]),
        ("Zhang Xue'er", ["张雪", "雪儿"]),
        ("Fangan", ["方案"]),
        ("Xi'an", ["西安"]),
        ("Lv Lanxin", ["吕岚", "岚芯"]),
        ("Lü Wei", ["吕伟"]),
    ],
)
def test_a_name_may_be_written_with_any_characters_of_its_sounds(
    name: str, pairs: list[str]
) -> None:
    found = spellings(name)
    assert len(found) == len(pairs)
    assert all(pair in ways for pair, ways in zip(pairs, found, strict=True))


@pytest.mark.parametrize(("name", "pair"), [("Mohai", "墨河"), ("Fangan", "放款"), ("Xi'an", "先")])
def test_other_sounds_are_no_spelling(name: str, pair: str) -> None:
    assert all(pair not in ways for ways in spellings(name))


@pytest.mark.parametrize("name", ["Bo", "Boeing", ""])
def test_a_single_syllable_or_another_word_has_no_spelling(name: str) -> None:
    assert spellings(name) == ()
