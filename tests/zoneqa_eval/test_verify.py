"""Labelled sentences to verify, and how a verifier is measured on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.fakes import BigramEmbedder
from tests.zoneqa_eval.conftest import lines
from zoneqa.errors import UsageError
from zoneqa.types import Article, Verdict
from zoneqa.verify.verification import CitedSpans, Fault, Verification
from zoneqa_eval.cli import main
from zoneqa_eval.datasets.uhgeval import BEGINNING, WHOLE, read_continuations
from zoneqa_eval.datasets.verify_cases import (
    FALSE_KINDS,
    TRUE_KINDS,
    ZONE_NEWS,
    VerifyCase,
    cited,
    edited,
    labelled_sentences,
    read_verify_cases,
)
from zoneqa_eval.experiments import verify, verify_tables
from zoneqa_eval.files import read_jsonl
from zoneqa_eval.measures.verification_rates import (
    VerifiedCase,
    likeness_threshold,
    rates,
    rates_by_kind,
    separation,
)
from zoneqa_eval.results.proportion import Proportion

TEXT = "云岭高新区去年出口12亿元，增长8%。进口3亿元。"
ARTICLE = Article("a", "外贸", TEXT, date="2024-01-05")
EVIDENCE = cited(ARTICLE, [(0, 19), (19, len(TEXT))])
DIGEST = sha256(TEXT.encode()).hexdigest()[:12]
ROW: dict[str, Any] = {
    "id": "news-1",
    "split": "tune",
    "article": "a",
    "spans": [[0, 19], [19, len(TEXT)]],
    "digest": DIGEST,
    "sentences": [
        {"kind": "shortened", "edits": [[13, 18, ""]]},
        {"kind": "swapped", "edits": [[9, 13, "3亿元"], [16, 18, "9%"]], "right": [[9, 13]]},
        {"kind": "paraphrase", "text": "云岭高新区2023年的出口额是12亿元。"},
        {"kind": "stitched", "text": "云岭高新区去年进口12亿元。", "right": ["3亿元"]},
        {"kind": "other_article", "of": "own-1"},
    ],
}
OWN: dict[str, Any] = {
    "id": "own-1",
    "split": "report",
    "date": "2024-02-01",
    "title": "人才",
    "text": "松泽经开区引进博士37名。",
    "sentences": [{"kind": "digit", "text": "松泽经开区引进博士73名。", "right": ["37名"]}],
}


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    file = folder / "verify_mine.jsonl"
    file.write_text(lines(*rows), encoding="utf-8")
    return file


def case(kind: str = "digit", *right: str, **fields: Any) -> VerifyCase:
    made = VerifyCase("x/0", "mine", kind, kind in TRUE_KINDS, TEXT[:19], EVIDENCE, right)
    return replace(made, **fields)


def verified(
    found: Verdict, case: VerifyCase, likeness: float = 0.9, score: float = 0.5, right: str = ""
) -> VerifiedCase:
    faults = (Fault("number", (0, 1), "云", right),) if right else ()
    return VerifiedCase(case, Verification(found, score, faults), 2.0, likeness)


class VerbatimVerifier:
    """Supports what stands in the evidence; flags English."""

    def __call__(self, sentence: str, evidence: Sequence[CitedSpans]) -> Verification:
        quoted = "".join(span.quote for cited in evidence for span in cited.spans)
        if sentence in quoted:
            return Verification("supported", 1.0)
        return Verification("flagged" if sentence.isascii() else "cut", 0.2)


def test_a_sentence_is_written_out_or_made_by_edits_or_taken_from_another_row(
    tmp_path: Path,
) -> None:
    cases = read_verify_cases(write(tmp_path, ROW, OWN), {"a": ARTICLE}, "tune")
    assert [(c.id, c.kind, c.is_true, c.sentence, c.right) for c in cases] == [
        ("news-1/0", "shortened", True, "云岭高新区去年出口12亿元。", ()),
        ("news-1/1", "swapped", False, "云岭高新区去年出口3亿元，增长9%。", ("12亿元",)),
        ("news-1/2", "paraphrase", True, "云岭高新区2023年的出口额是12亿元。", ()),
        ("news-1/3", "stitched", False, "云岭高新区去年进口12亿元。", ("3亿元",)),
        ("news-1/4", "other_article", False, "松泽经开区引进博士37名。", ()),
    ]
    assert {c.source for c in cases} == {"mine"}
    assert [span.quote for span in cases[0].evidence.spans] == [TEXT[:19], "进口3亿元。"]
    assert cases[0].quoted == TEXT


def test_invented_news_is_its_own_article(tmp_path: Path) -> None:
    (whole,) = read_verify_cases(write(tmp_path, OWN), {}, "report")
    article = whole.evidence.article
    assert (article.title, article.text, article.date) == ("人才", OWN["text"], "2024-02-01")
    (part,) = read_verify_cases(write(tmp_path, {**OWN, "spans": [[0, 5]]}), {})
    assert part.quoted == "松泽经开区"


@pytest.mark.parametrize(
    ("articles", "message"),
    [({}, "lack a"), ({"a": replace(ARTICLE, text=TEXT.replace("8%", "7%"))}, "text of a is not")],
)
def test_evidence_that_is_not_what_was_labelled_is_a_usage_error(
    tmp_path: Path, articles: dict[str, Article], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        read_verify_cases(write(tmp_path, ROW, OWN), articles)


def test_edits_are_places_in_the_text_as_it_was() -> None:
    assert edited("出口12亿元，进口3亿元", [(2, 6, "3亿元"), (9, 12, "12亿元")]) == (
        "出口3亿元，进口12亿元"
    )
    assert edited("出口", []) == "出口"


def test_our_own_sentences_are_sound() -> None:
    cases = labelled_sentences(None)
    for split in cases.values():
        assert {c.kind for c in split} | {"verbatim"} == {*TRUE_KINDS, *FALSE_KINDS}
        assert [c.id for c in split if c.kind != "verbatim" and c.sentence == c.quoted] == []
        assert [c.id for c in split if c.is_true and c.right] == []
        assert [
            c.id for c in split if any(r in c.sentence for r in c.right) and c.kind == "unit"
        ] == []
    ids = [c.id for split in cases.values() for c in split]
    assert len(set(ids)) == len(ids) == 567
    articles = {s: {c.evidence.article.id for c in each} for s, each in cases.items()}
    assert not articles["tune"] & articles["report"]


def test_sentences_on_zone_news_hold_no_text_of_it() -> None:
    rows = read_jsonl(ZONE_NEWS)
    edits = [edit for row in rows for s in row["sentences"] for edit in s.get("edits", [])]
    assert not any("text" in row or "title" in row for row in rows)
    assert max(len(words) for _, _, words in edits) <= 30
    assert all(0 <= start < end for start, end, _ in edits)
    places = {(row["article"], row["split"]) for row in rows}
    assert len(places) == len({article for article, _ in places})


def test_the_continuations_of_odd_lines_are_for_reporting(tmp_path: Path) -> None:
    rows = [
        {
            "id": f"doc_{n}",
            "headLine": "签约",
            "broadcastDate": "2015-01-31 06:32:05",
            "newsBeginning": "双方会谈。",
            "newsRemainder": "会后签约。随后参观。",
            "realContinuation": "会后签约。",
            "hallucinatedContinuation": "会谈破裂。",
        }
        for n in range(3)
    ]
    file = tmp_path / "uhgeval.jsonl"
    file.write_text(lines(*rows), encoding="utf-8")
    found = read_continuations(file, "report")
    assert [(c.id, c.is_true, c.sentence) for c in found[WHOLE]] == [
        ("doc_1/real", True, "会后签约。"),
        ("doc_1/hallucinated", False, "会谈破裂。"),
    ]
    assert found[WHOLE][0].quoted == "双方会谈。\n会后签约。随后参观。"
    assert {c.quoted for c in found[BEGINNING]} == {"双方会谈。"}
    assert found[WHOLE][0].evidence.article.date == "2015-01-31"
    assert [c.id for c in read_continuations(file, "tune")[BEGINNING]][::2] == [
        "doc_0/real",
        "doc_2/real",
    ]


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(9, 10, 0.596, 0.982), (0, 10, 0.0, 0.278), (50, 100, 0.404, 0.596), (10, 10, 0.722, 1.0)],
)
def test_the_interval_of_a_proportion_is_wilsons(
    count: int, total: int, low: float, high: float
) -> None:
    share = Proportion(count, total)
    assert share.value == count / total
    assert share.interval == pytest.approx((low, high), abs=0.0005)


def test_a_proportion_of_nothing_has_no_value() -> None:
    assert (Proportion(0, 0).value, Proportion(0, 0).interval) == (None, None)


def test_what_is_cut_or_flagged_is_caught() -> None:
    found = [
        verified("cut", case("digit", "12亿元"), likeness=0.7, right="12亿元"),
        verified("flagged", case("digit", "8%"), right="12亿元"),
        verified("supported", case("digit")),
        verified("supported", case("digit"), likeness=0.8),
    ]
    kind = rates("digit", found, threshold=0.8)
    assert (kind.caught, kind.cut) == (Proportion(2, 4), Proportion(1, 4))
    assert kind.right_value == Proportion(1, 2)
    assert kind.unlike == Proportion(1, 4)


@pytest.mark.parametrize(
    ("given", "right", "same"),
    [
        ("12%", "12%", True),
        ("增长12%", "12%", True),
        ("１２％", "12%", True),
        ("12 %", "12%", True),
        ("12", "12%", True),
        ("2", "12%", False),
        ("112%", "12%", False),
        ("3.12%", "12%", False),
        ("21%", "12%", False),
        ("陆怀民", "陆怀民", True),
        ("陆怀明", "陆怀民", False),
        ("2023年", "2023", True),
    ],
)
def test_a_right_value_may_be_longer_or_lack_its_unit(given: str, right: str, same: bool) -> None:
    assert verified("cut", case("digit", right), right=given).gives_right_value == same


def test_any_wording_of_the_right_value_will_do() -> None:
    year = case("period", "去年", "2023")
    assert verified("cut", year, right="2023年").gives_right_value
    assert not verified("cut", year, right="2022年").gives_right_value
    assert not verified("cut", year).gives_right_value


def test_rates_come_by_kind_then_by_source_and_language() -> None:
    english = case("translation", sentence="Exports reached 1.2 billion yuan.", source="other")
    found = [
        verified("cut", case("digit")),
        verified("supported", case("verbatim")),
        verified("flagged", english),
    ]
    shown = {rate.name: rate.caught for rate in rates_by_kind(found, 0.5)}
    assert shown == {
        "digit": Proportion(1, 1),
        "all false": Proportion(1, 1),
        "verbatim": Proportion(0, 1),
        "translation": Proportion(1, 1),
        "all true": Proportion(1, 2),
        "all true but computed": Proportion(1, 2),
        "false, mine": Proportion(1, 1),
        "false, zh": Proportion(1, 1),
        "true, mine": Proportion(0, 1),
        "true, other": Proportion(1, 1),
        "true, zh": Proportion(0, 1),
        "true, en": Proportion(1, 1),
    }


def test_the_areas_compare_true_sentences_with_false_ones() -> None:
    found = [
        verified("supported", case("verbatim"), score=0.9, likeness=0.8),
        verified("supported", case("paraphrase"), score=0.6, likeness=0.7),
        verified("cut", case("digit"), score=0.1, likeness=0.95),
        verified("flagged", case("unit"), score=0.6, likeness=0.75),
    ]
    areas = separation(found)
    assert (areas.by_score, areas.by_likeness) == (0.875, 0.25)


def test_the_threshold_on_likeness_catches_few_true_sentences() -> None:
    of_true = [n / 100 for n in range(40)]
    threshold = likeness_threshold(of_true, 0.05)
    assert threshold == 0.02
    assert sum(each < threshold for each in of_true) == 2


def test_a_report_has_a_line_for_each_kind_and_json_with_the_same_counts() -> None:
    cases = [case("verbatim"), case("digit", "12亿元", sentence="云岭高新区去年出口21亿元。")]
    likeness = verify.EmbeddingLikeness(BigramEmbedder())
    threshold = verify.tuned_threshold(cases, likeness)
    found = verify.verify_all(cases, VerbatimVerifier(), likeness)
    assert [each.verification.verdict for each in found] == ["supported", "cut"]
    assert [each.likeness for each in found] == pytest.approx([0.926, 0.848], abs=0.001)
    report = verify.report(found, threshold)
    header, digit, *_, areas, time = verify_tables.table(report)
    assert " ".join(header.split()) == "n cut or flagged cut right value by likeness"
    assert digit.split()[:3] == ["digit", "1", "100.0%"]
    assert areas == "AUC 1.000; by likeness 1.000, threshold 0.926"
    assert time.endswith("ms a sentence, p50")
    shown = verify_tables.report_json(report)
    assert shown["kinds"][0]["kind"] == "digit"
    assert shown["kinds"][0]["caught"] == {
        "n": 1,
        "value": 1,
        "low": pytest.approx(0.207, abs=0.001),
        "high": 1,
    }
    assert (shown["kinds"][0]["right_value"]["value"], shown["auc"]) == (0, 1)


def test_failures_are_false_sentences_that_pass_and_true_ones_that_do_not() -> None:
    found = [
        verified("supported", case("digit", id="a/0")),
        verified("cut", case("digit", id="a/1")),
        verified("flagged", case("paraphrase", id="a/2"), right="12亿元"),
        verified("supported", case("paraphrase", id="a/3")),
    ]
    text = "\n".join(verify_tables.failures(found))
    assert "a/0 digit: supported, 0.50" in text
    assert "a/2 paraphrase: flagged, 0.50" in text
    assert "number: 云 -> 12亿元" in text
    assert "a/1" not in text and "a/3" not in text


def test_files_that_are_missing_are_named() -> None:
    done = CliRunner().invoke(main, ["verify", "--zone-news", "nowhere.jsonl"])
    assert done.exit_code == 2
    assert "'nowhere.jsonl' does not exist" in done.output
