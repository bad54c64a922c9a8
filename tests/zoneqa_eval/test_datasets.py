"""The loaders of datasets."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.zoneqa_eval.conftest import lines
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import sample
from zoneqa_eval.datasets.load import load_dataset
from zoneqa_eval.datasets.own import load
from zoneqa_eval.datasets.spec import Spec


def test_a_sample_keeps_the_ways_to_put_a_question_together() -> None:
    one = Case(*("1/given", "?", "zh", "given", "plain", "held_out"), ())
    cases = [replace(one, id=f"{n}/{how}") for n in range(9) for how in ("given", "open")]
    chosen = sample(cases, 6)
    assert chosen == sample(reversed(cases), 6)[::-1]
    assert len({case.id.partition("/")[0] for case in chosen}) == 3
    assert sample(cases, None) == tuple(cases) == sample(cases, 100)


def test_gold_moves_to_the_article_that_reprints_are_merged_into(
    tmp_path: Path, spec: Spec
) -> None:
    text = "昆山高新区消息：" + "今年新增企业一千家，投资额增长两成，规模再创新高。" * 6
    rows = [{"id": i, "title": "昆山", "text": text + end} for i, end in (("x", ""), ("y", "完"))]
    (tmp_path / "articles" / "all.jsonl").write_text(lines(*rows), encoding="utf-8")
    gold = {"answers": ["一千家"], "start": 8, "end": 18}
    both = [{**gold, "article": i} for i in ("x", "y")]
    common = {"question": "?", "language": "zh", "type": "figure", "wording": "plain"}
    row = {**common, "id": "1a", "split": "tune", "gold": both}
    spec.questions.write_text(lines(row), encoding="utf-8")
    task = load(spec)
    kept = task.corpus.articles[0].id
    assert len(task.corpus.articles) == 1
    assert [g.article for g in task.cases[0].gold] == [kept, kept]
    assert [g.quote for g in task.cases[0].gold if g.bounds] == ["今年新增企业一千家，"]
    assert task.relevant == {"1a": frozenset({kept})}


def test_beir(tmp_path: Path) -> None:
    corpus = lines({"_id": "d1", "text": "甲乙丙。"}, {"_id": "d2", "text": "丁。"})
    (tmp_path / "corpus.jsonl").write_text(corpus, encoding="utf-8")
    queries = lines(
        {"_id": "q1", "text": "哪个？", "answers": ["甲"]}, {"_id": "q2", "text": "Which?"}
    )
    (tmp_path / "queries.jsonl").write_text(queries, encoding="utf-8")
    judged = "query-id\tcorpus-id\tscore\nq1\td2\t1\nq1\td1\t1\nq2\td1\t1\nq2\td2\t0\n"
    (tmp_path / "qrels.tsv").write_text(judged, encoding="utf-8")
    task = load_dataset(Spec("b", "B", "beir", tmp_path, ()))
    assert task.relevant == {"q1": frozenset({"d1", "d2"}), "q2": frozenset({"d1"})}
    first, second = task.cases
    assert first.gold == (Gold("d1", "", ("甲",), also=("d2",)),)
    assert (second.gold, second.language) == ((), "en")
    assert task.texts == {"d1": "甲乙丙。", "d2": "丁。"}


def paragraph(title: str, text: str, *asked: tuple[str, str, str]) -> dict[str, Any]:
    """Return a paragraph in SQuAD's layout, asked (id, question, answer or nothing)."""
    qas = [
        {
            "id": i,
            "question": question,
            "answers": [{"text": a, "answer_start": text.find(a)}] * 2 if a else [],
            "is_impossible": not a,
        }
        for i, question, a in asked
    ]
    return {"title": title, "paragraphs": [{"context": text, "qas": qas}]}


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """Return a folder of public datasets, each of one or two paragraphs."""
    held = paragraph(
        "Black_Death", "黑死病于1347年。", ("h", "何时？", "1347年"), ("n", "谁？", "")
    )
    plain = paragraph("元朝", "元朝于1271年。", ("t", "何时？", "1271年"))
    for name in ("cmrc2018_dev_give", "drcd_dev", "squad2_zh_dev"):
        text = json.dumps({"data": [held, plain]}, ensure_ascii=False)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    (tmp_path / "xquad").mkdir()
    for language in ("en", "zh", "ar", "de", "el", "es", "hi", "ro", "ru", "th", "tr", "vi"):
        text = json.dumps({"data": [held, plain]}).replace("\\u4f55", f"{language} ")
        (tmp_path / "xquad" / f"xquad.{language}.json").write_text(text, encoding="utf-8")
    (tmp_path / "uhgeval.jsonl").write_text("", encoding="utf-8")
    return tmp_path


def test_squad_asks_with_the_paragraph_given_and_open(public: Path) -> None:
    task = load_dataset(Spec("s", "S", "squad", public / "squad2_zh_dev.json", ()))
    assert [(c.id, c.type, c.split, c.given) for c in task.cases] == [
        ("h/given", "given", "held_out", ("squad2_zh_dev-0",)),
        ("h/open", "open", "held_out", ()),
        ("n/given", "given", "held_out", ("squad2_zh_dev-0",)),
        ("n/open", "open", "held_out", ()),
        ("t/given", "given", "trained", ("squad2_zh_dev-1",)),
        ("t/open", "open", "trained", ()),
    ]
    assert task.cases[0].gold == (Gold("squad2_zh_dev-0", "", ("1347年",)),)
    assert task.cases[2].gold == ()
    assert task.corpus.articles[0].title == "Black Death"


def test_squad_asks_of_all_paragraphs_alone(public: Path) -> None:
    task = load_dataset(Spec("s", "S", "squad_open", public / "squad2_zh_dev.json", ()))
    assert [(c.id, c.split, c.given) for c in task.cases] == [
        *(("h/open", "held_out", ()), ("n/open", "held_out", ()), ("t/open", "trained", ()))
    ]
    assert task.relevant == {
        "h/open": frozenset({"squad2_zh_dev-0"}),
        "t/open": frozenset({"squad2_zh_dev-1"}),
    }


def test_xquad_asks_in_two_languages_of_the_chinese_paragraphs(public: Path) -> None:
    task = load_dataset(Spec("x", "X", "xquad", public / "xquad", ()))
    asked = [(c.id, c.language, c.split, c.question) for c in task.cases if c.answerable]
    assert asked == [
        ("h/zh", "zh", "held_out", "zh 时？"),
        ("h/en", "en", "held_out", "en 时？"),
        ("t/zh", "zh", "trained", "zh 时？"),
        ("t/en", "en", "trained", "en 时？"),
    ]
    assert task.relevant["t/en"] == frozenset({"xquad.zh-1"})
    assert [case.given for case in task.cases if case.given] == []


def test_rgb_adds_noise_as_its_own_script_does(tmp_path: Path) -> None:
    good, bad = ([f"{name}{n}。" for n in range(9)] for name in ("好", "坏"))
    refined = {"id": 1, "query": "?", "answer": [["好0", "好1"], "好2"]}
    text = lines({**refined, "positive": good, "negative": bad})
    (tmp_path / "zh_refine.jsonl").write_text(text, encoding="utf-8")
    text = lines({**refined, "positive": [good[:2], good[2:3]], "negative": bad})
    (tmp_path / "zh_int.jsonl").write_text(text, encoding="utf-8")
    wrong = {"positive_wrong": ["错。"], "positive": good[:1], "negative": bad, "answer": "好0"}
    (tmp_path / "zh_fact.jsonl").write_text(lines({**refined, **wrong}), encoding="utf-8")
    task = load_dataset(Spec("r", "R", "rgb", tmp_path, ()))
    given = {case.type: "".join(task.texts[i] for i in case.given) for case in task.cases}
    assert given == {
        "noise 0.0": "好0。好1。好2。好3。好4。",
        "noise 0.4": "好0。好1。好2。坏0。坏1。",
        "noise 0.8": "好0。坏0。坏1。坏2。坏3。",
        "noise 1.0": "坏0。坏1。坏2。坏3。坏4。",
        "two facts, noise 0.0": "好0。好2。好1。坏0。坏1。",
        "two facts, noise 0.4": "好0。好2。好1。坏0。坏1。",
        "false passages": "错。坏0。坏1。坏2。坏3。",
    }
    first, *_, false = task.cases
    assert [gold.answers for gold in first.gold] == [("好0", "好1"), ("好2",)]
    assert [len(gold.also) for gold in first.gold] == [1, 0]
    assert [gold.article for gold in false.gold] == [""]
    assert [case.type for case in task.cases if not case.answerable] == ["noise 1.0"]


def test_rgb_pooled_has_the_passages_of_all_questions(tmp_path: Path) -> None:
    one = {"id": 1, "query": "甲?", "answer": ["好"], "positive": ["好0。", "好1。"]}
    several = {"id": 2, "query": "乙?", "positive": [["多0。"], ["多1。"]], "negative": []}
    rows = {"refine": {**one, "negative": ["坏。"]}, "int": several}
    rows["fact"] = {**one, "positive_wrong": ["错。"], "negative": ["坏。", "劣。"]}
    for name, row in rows.items():
        (tmp_path / f"zh_{name}.jsonl").write_text(lines(row), encoding="utf-8")
    task = load_dataset(Spec("r", "R", "rgb_pooled", tmp_path, ()))
    assert [*task.texts.values()] == ["好0。", "好1。", "坏。", "多0。", "多1。", "劣。"]
    assert [(case.id, case.question, case.given) for case in task.cases] == [("1", "甲?", ())]
    assert {task.texts[i] for i in task.relevant["1"]} == {"好0。", "好1。"}


def test_dragonball_takes_its_evidence_as_gold(tmp_path: Path) -> None:
    docs = [
        {"doc_id": n, "company_name": f"公司{n}", "content": text}
        for n, text in enumerate(("甲。乙。", "乙。丙。"))
    ]
    (tmp_path / "docs.jsonl").write_text(lines(*docs), encoding="utf-8")
    asked = {"qid": "1", "question": "?", "lang": "zh", "type": "事实性问题"}
    none: dict[str, list[str]] = {"doc_ids": [], "refs": []}
    rows = [
        {**asked, "doc_ids": [1], "refs": ["乙。", "丁。"], "unanswerable": False},
        {**asked, **none, "qid": "2", "type": "无关无解问", "unanswerable": True},
    ]
    (tmp_path / "queries.jsonl").write_text(lines(*rows), encoding="utf-8")
    task = load_dataset(Spec("d", "D", "dragonball", tmp_path, ()))
    assert task.cases[0].gold == (
        Gold("1", "乙。", ("乙。",), also=("0",), bounds=(0, 2)),
        Gold("", "丁。", ("丁。",)),
    )
    assert [(c.type, c.answerable) for c in task.cases] == [("fact", True), ("unanswerable", False)]
