"""Other names for zones: understood in questions, looked for in articles, added to a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes import GUILIN
from zoneqa.answer.answerer import Answerer
from zoneqa.errors import UsageError
from zoneqa.query.analyze import QueryAnalyzer, analyze
from zoneqa.query.filters import FilterResolver
from zoneqa.reader.base import Candidate
from zoneqa.text.normalize import simplify
from zoneqa.types import Article, Filters, Hit, Passage
from zoneqa.zones.aliases import packaged_aliases, parse_aliases, read_aliases
from zoneqa.zones.gazetteer import Gazetteer, open_gazetteer, zone_stems
from zoneqa.zones.names import is_named

ZONES = (
    "武汉东湖高新区",
    "桂林高新区",
    "嘉兴秀洲高新区",
    "苏州工业园区",
    "苏州高新区",
    "昆山高新区",
)
LAKE = {"东湖", "武汉东湖", "光谷", "武汉光谷", "中国光谷"}
PARK = {"苏州工业园", "苏工园"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(ZONES)


def found(gazetteer: Gazetteer, question: str) -> list[tuple[str, set[str]]]:
    """What a question calls the places that it names, and all their names."""
    plain = simplify(question)
    return [(plain[m.start : m.end], set(m.zone)) for m in gazetteer.find(plain)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("光谷有多少家企业？", [("光谷", LAKE)]),
        ("武漢東湖高新區的產值", [("武汉东湖", LAKE)]),
        ("中國光谷在哪裡", [("中国光谷", LAKE)]),
        ("How many firms are in Optics Valley?", [("Optics Valley", LAKE)]),
        ("who leads optics valley of china", [("optics valley of china", LAKE)]),
        ("the East Lake zone", [("East Lake", LAKE)]),
        ("Donghu's output", [("Donghu", LAKE)]),
        ("苏工园和苏高新", [("苏工园", PARK), ("苏高新", {"苏州", "苏高新"})]),
        ("蘇州工業園區的產值", [("苏州工业园", PARK)]),
        ("SIP的产值", [("SIP", PARK)]),
        ("Suzhou Industrial Park", [("Suzhou Industrial Park", PARK)]),
        ("Suzhou New District", [("Suzhou New District", {"苏州", "苏高新"})]),
        ("请问昆高新区有多少企业", [("昆高新", {"昆山", "昆高新"})]),
        ("Jiaxing Xiuzhou", [("Jiaxing Xiuzhou", {"嘉兴秀洲", "秀洲"})]),
        ("杨凌农高区", [("杨凌", {"杨凌"})]),
        ("西高新去年的产值", [("西高新", {"西安", "西高新"})]),
        ("光谷和東湖", [("光谷", LAKE)]),
    ],
)
def test_an_alias_is_a_mention(
    gazetteer: Gazetteer, question: str, expected: list[tuple[str, set[str]]]
) -> None:
    assert found(gazetteer, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "高新区有哪些企业？",
        "融合高新技术",
        "综合高新技术产业",
        "阳光谷的票价",
        "火炬计划",
        "gossip",
        "sip a coffee",
        "in the valley",
    ],
)
def test_no_place_is_seen_inside_other_words(gazetteer: Gazetteer, question: str) -> None:
    assert found(gazetteer, question) == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("江西高新技术企业", ["江西"]),
        ("江苏高新技术企业", ["江苏"]),
        ("广西、陕西高新区", ["广西", "陕西"]),
        ("上海南京路", ["上海", "南京"]),
        ("无锡高新区", ["无锡"]),
        ("新郑高新区", ["新郑"]),
    ],
)
def test_places_end_where_others_begin(
    gazetteer: Gazetteer, question: str, names: list[str]
) -> None:
    assert [said for said, _ in found(gazetteer, question)] == names


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("合高新", "联合高新区法院", False),
        ("合高新", "融合高新与合高新", True),
        ("苏高新", "江苏高新技术企业", False),
        ("苏高新", "苏高新集团", True),
        ("西高新", "一家广西高新企业", False),
        ("海南", "上海南京路", False),
        ("南京", "上海南京路", True),
        ("光谷", "阳光谷", False),
        ("光谷", "武汉光谷", True),
        ("秀洲", "", False),
    ],
)
def test_what_a_text_names(name: str, text: str, expected: bool) -> None:
    assert is_named(frozenset({"没有", name}), text) is expected


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("光谷有多少家企业？", "东湖有多少家企业?"),
        ("中國光谷與桂林", "东湖与桂林"),
        ("武漢東湖高新區", "武汉东湖高新区"),
        ("苏高新区和昆高新", "苏州高新区和昆山高新"),
        ("What is Optics Valley's output?", "What is 东湖's output?"),
        ("How large is SIP?", "How large is 苏州工业园?"),
        ("Guilin and Suzhou", "Guilin and Suzhou"),
        ("Guilin高新区的产值", "桂林高新区的产值"),
        ("请问 guilin 的产值", "请问 guilin 的产值"),
        ("合高新的产值", "合高新的产值"),
        ("桂林的产值", "桂林的产值"),
    ],
)
def test_a_place_is_called_as_the_articles_call_it(
    gazetteer: Gazetteer, question: str, understood: str
) -> None:
    text = simplify(question)
    plain, mentions = gazetteer.in_own_names(text, gazetteer.find(text))
    assert plain == understood
    assert mentions == gazetteer.find(understood)


def test_only_what_is_renamed_is_rewritten(gazetteer: Gazetteer) -> None:
    kept, renamed = analyze("桂林的产值？", gazetteer), analyze("光谷的產值", gazetteer)
    assert (kept.text, kept.typed) == ("桂林的产值？", "桂林的产值？")
    assert (renamed.text, renamed.typed) == ("东湖的产值", "光谷的產值")
    english = analyze("SIP output", gazetteer)
    assert (english.text, english.language) == ("苏州工业园 output", "en")
    parts = analyze("光谷和苏高新的产值各是多少？", gazetteer).subquestions
    assert [part.text for part in parts] == ["东湖的产值是多少?", "苏州高新的产值是多少?"]


@pytest.mark.parametrize(
    ("question", "added"),
    [
        ("光谷有多少家企业？", ["光谷"]),
        ("東湖有多少家企業？", []),
        ("Optics Valley", []),
        ("苏高新", ["苏高新"]),
        ("桂林", []),
        ("Guilin", ["桂林"]),
        ("Xiuzhou", ["嘉兴秀洲", "秀洲"]),
        ("Suzhou", ["苏州"]),
        ("合高新", []),
        ("Hefei", ["合肥"]),
    ],
)
def test_a_search_gets_the_other_names_that_matter(
    gazetteer: Gazetteer, question: str, added: list[str]
) -> None:
    asked = analyze(question, gazetteer)
    (place,) = asked.zones
    names = gazetteer.wordings(place, simplify(asked.text), simplify(asked.typed))
    assert names == added


def test_the_names_of_an_index_are_aliases_where_they_are_clear() -> None:
    clear = open_gazetteer(["宁波甬江高新区"])
    assert found(clear, "Ningbo Yongjiang") == [("Ningbo Yongjiang", {"宁波甬江", "甬江"})]
    unclear = open_gazetteer(["宁波北仑高新区", "青岛北仑高新区"])
    assert found(unclear, "宁波北仑") == [("宁波北仑", {"宁波北仑"})]


@pytest.mark.parametrize(
    ("zone", "stems"),
    [
        ("苏州工业园区", ["苏州工业园"]),
        ("武汉经开区", ["武汉"]),
        ("武汉市东湖高新区", ["武汉市东湖", "东湖"]),
        ("市东湖新技术开发区", ["市东湖", "东湖"]),
        ("江苏连云港高新区", ["江苏连云港", "连云港"]),
        ("石家庄高新区", ["石家庄"]),
        ("浦东新区", ["浦东"]),
        ("北京中关村科技园", ["北京中关村", "中关村"]),
        ("阜新高新区", ["阜新"]),
        ("软件园", []),
        ("家住成都高新区", ["成都"]),
        ("件罪被襄阳市高新技术产业开发区", ["襄阳"]),
        ("安徽省郎溪县经济开发区", ["安徽省郎溪", "郎溪"]),
        ("如皋市公安局高新技术产业开发区", []),
        ("区域合作示范区", []),
        ("烟台大学开发区", ["烟台大学"]),
        ("紫竹高新区", ["紫竹"]),
    ],
)
def test_stems(zone: str, stems: list[str]) -> None:
    assert zone_stems(zone) == stems


def candidate(zone: str | None, title: str, text: str = "好。") -> Candidate:
    article = Article("a", title, text, zone=zone)
    return Candidate.of(Hit(Passage("a", 0, len(text), text), 1.0), article)


@pytest.mark.parametrize(
    ("question", "zone", "title", "concerned"),
    [
        ("光谷的产值", "武汉东湖高新区", "", True),
        ("Optics Valley", None, "东湖高新区：又一座", True),
        ("東湖", None, "中国光谷", True),
        ("昆山高新区", None, "昆高新办年会", True),
        ("苏高新", None, "江苏高新企业", False),
        ("SIP", "苏州高新区", "", False),
    ],
)
def test_an_article_is_about_a_place_by_any_name(
    gazetteer: Gazetteer, question: str, zone: str | None, title: str, concerned: bool
) -> None:
    places = [mention.zone for mention in gazetteer.find(simplify(question))]
    passage = candidate(zone, title).passage
    assert any(is_named(place, passage.folded) for place in places) is concerned


def with_own(answerer: Answerer, *lines: str) -> Answerer:
    """The answerer with aliases of its user."""
    gazetteer = open_gazetteer(answerer.index.zones(), parse_aliases("\n".join(lines), "own"))
    filters = FilterResolver(gazetteer, answerer.index.zones(), [], answerer.article)
    return replace(answerer, analyzer=QueryAnalyzer(gazetteer), filters=filters)


def test_an_answer_to_an_alias(answerer: Answerer) -> None:
    question = "八桂高新区2020年工业总产值是多少？"
    own = with_own(answerer, "桂林 = 八桂 = Bagui")
    for asked in (question, "八桂高新區2020年工業總產值是多少？"):
        answer = own.ask(asked)
        assert [citation.article for citation in answer.citations] == [GUILIN]
        assert answer.short_answer == "突破300亿元"
    features = [one.evidence(question).decision.features for one in (answerer, own)]
    assert [found.zone_missing for found in features if found] == [1.0, 0.0]
    assert own.search("八桂", 1)[0].passage.article_id == "guilin"
    assert own.search("Bagui", 1)[0].passage.article_id == "guilin"
    assert own.search("产值", 9, Filters(zones=("bagui",))) != ()


def test_a_refusal_uses_the_name_that_was_asked_for(answerer: Answerer) -> None:
    assert answerer.ask("光谷的工业总产值是多少？").reason == "找到的文章没有写到光谷。"


def test_the_lines_of_the_package_are_sound() -> None:
    lines = packaged_aliases()
    assert ("昆山", "昆高新") in lines
    assert all(len(names) >= 2 for names in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("# 光谷\n\n 東湖 =  Optics   Valley \r\n", [("东湖", "Optics Valley")]),
        ("光谷＝东湖", [("光谷", "东湖")]),
        ("\ufeff昆山=KSHZ", [("昆山", "KSHZ")]),
    ],
)
def test_own_lines(tmp_path: Path, text: str, lines: Sequence[tuple[str, ...]]) -> None:
    path = tmp_path / "own.txt"
    path.write_text(text, encoding="utf-8")
    assert list(read_aliases(path)) == list(lines)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("光谷", "line 1: a line gives two names or more"),
        ("光谷 = 东湖\n光谷 =", "line 2: “” is neither"),
        ("#\n\n光谷 = !", "line 3: “!” is neither a Chinese name"),
        ("光谷 = 高新区", "line 1: “高新区” names no particular zone"),
        ("Optics Valley = East Lake", "line 1: one of the names must be Chinese"),
        ("光谷 = 光", "line 1: “光” is neither"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "own.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_aliases(path)
    assert str(refused.value).startswith(f"The aliases in {path}, {says}")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.txt cannot be read: No such file"):
        read_aliases(tmp_path / "none.txt")
    (tmp_path / "gbk.txt").write_bytes("光谷 = 东湖".encode("gbk"))
    with pytest.raises(UsageError, match="not UTF-8"):
        read_aliases(tmp_path / "gbk.txt")
