"""The runner: probes, cached rows, runs that are resumed, digests."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import OVERLAP, make_answerer, make_indexer
from tests.fakes import GUILIN
from zoneqa.answer.answerer import Answerer
from zoneqa.documents import Corpus
from zoneqa.errors import UsageError
from zoneqa.query.analyze import analyze
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.reader.features import NAMES
from zoneqa.reader.linear_model import LinearModel
from zoneqa.settings import Settings
from zoneqa.types import Hit, Passage, Say
from zoneqa_eval.console import no_progress
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.load import load_dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.experiments import finding
from zoneqa_eval.harness.answer_cache import AnswerCache
from zoneqa_eval.harness.digests import digest_of
from zoneqa_eval.harness.probes import PROBES
from zoneqa_eval.harness.runner import Runner
from zoneqa_eval.measures import answers, speed
from zoneqa_eval.measures.base import Responses
from zoneqa_eval.measures.feature_reader import FeatureReader
from zoneqa_eval.results.run import read_run

TITLE = ("full", "over", "fused")


def open_fake(settings: Settings, corpus: Corpus, root: Path, say: Say) -> Answerer:
    """Return an answerer with a fake embedder and a fake reader."""
    make_indexer(root).build(corpus, no_progress)
    return make_answerer(root)


def runner(tmp_path: Path) -> Runner:
    return Runner(Settings(), tmp_path / "out", print, open_fake)


def metrics(path: Path) -> dict[str, float | None]:
    return {metric.name: metric.value for metric in read_run(path).metrics if not metric.group}


def test_a_run_is_measured_and_written(tmp_path: Path, spec: Spec) -> None:
    run = runner(tmp_path).run(spec)
    found = metrics(tmp_path / "out" / "mine" / "run.json")
    assert found["fact in the cited sentences"] == 1.0
    assert found["citation holds the fact, of those"] == 1.0
    assert found["every quote verbatim"] == 1.0
    assert run.provenance["cases"] == 4
    by_id = {outcome.id: outcome for outcome in run.outcomes}
    assert by_id["guilin-001a"].scores["correct"] == 1.0
    assert by_id["guilin-001a"].gold == ("300亿元",)


def test_finding_compares_the_retrievers_of_each_set(tmp_path: Path, spec: Spec) -> None:
    table = list(finding.run(runner(tmp_path), [spec], None))
    assert table[0].split() == [*("nDCG@10", "n", "BM25", "dense", "fused", "full"), *TITLE]
    assert table[1].split()[0] == "mine"
    asked, *values = table[1].split()[1:6]
    assert asked == "2"
    assert {float(value) for value in values} == {1.0}
    assert table[1].endswith("+0.000 [+0.000, +0.000], p = 1.0000")
    assert "hit@1" in "".join(table)


def test_the_fused_ranking_is_what_a_search_reads(tmp_path: Path) -> None:
    answerer = open_fake(Settings(), Corpus((GUILIN,)), tmp_path / "index", print)
    traditional = "2020年桂林高新區工業總產值突破多少？"
    case = Case("guilin-001a", traditional, "zh", "figure", "plain", "tune", ())
    row = PROBES["search"](answerer, case, 50)
    assert row["full"] == row["fused"]
    assert row["BM25"] != []
    simplified = replace(case, question="2020年桂林高新区工业总产值突破多少？")
    assert PROBES["search"](answerer, simplified, 50) == row


def test_a_missing_answer_scores_0_and_is_counted(tmp_path: Path, spec: Spec) -> None:
    run = runner(tmp_path).run(spec)
    lost = next(outcome for outcome in run.outcomes if outcome.id == "off-002a")
    assert lost.answer is None
    assert (lost.scores["correct"], lost.scores["refused"]) == (0.0, 0.0)
    found = {metric.name: metric for metric in run.metrics if not metric.group}
    assert found["answers missing"].value == 0.25
    assert found["right refusals"].value == 0.5
    assert found["right refusals"].n == 2
    assert run.provenance["missing"] == 3  # an answer, a reading and a ranking


def test_a_broken_run_is_resumed(tmp_path: Path, spec: Spec) -> None:
    first = runner(tmp_path).run(spec)
    file = next((tmp_path / "out" / "mine").glob("*.jsonl"))
    whole = file.read_bytes()
    rows = whole.splitlines(keepends=True)
    file.write_bytes(b"".join(rows[:5]) + rows[5][:20])
    again = runner(tmp_path).run(spec)
    after = file.read_bytes().splitlines(keepends=True)
    assert after[:5] == rows[:5]
    assert [json.loads(row)["id"] for row in after] == [json.loads(row)["id"] for row in rows]
    same = [f for f in again.metrics if f.unit != "ms"]
    assert [(f.name, f.value) for f in same if f.group != "costs"] == [
        (f.name, f.value) for f in first.metrics if f.unit != "ms" and f.group != "costs"
    ]


def test_cached_cases_are_not_asked_again(tmp_path: Path, spec: Spec) -> None:
    runner(tmp_path).run(spec)
    file = next((tmp_path / "out" / "mine").glob("*.jsonl"))
    before = file.read_bytes()
    runner(tmp_path).run(replace(spec, goals={"right refusals": ">= 80 %"}))
    assert list((tmp_path / "out" / "mine").glob("*.jsonl")) == [file]
    assert file.read_bytes() == before


def test_whatever_changes_answers_changes_the_digest(answerer: Answerer) -> None:
    case = Case(*("1", "?", "zh", "figure", "plain", "tune"), ())
    (manifest,), settings = answerer.index.manifests, Settings()
    first = digest_of([case], 50, manifest, settings, "code")
    assert first == digest_of([case], 50, manifest, replace(settings, threads=1), "code")
    others = [
        digest_of([replace(case, question="!")], 50, manifest, settings, "code"),
        digest_of([case], 10, manifest, settings, "code"),
        digest_of([case], 50, replace(manifest, embedder="other"), settings, "code"),
        digest_of([case], 50, manifest, replace(settings, passages=4), "code"),
        digest_of([case], 50, manifest, settings, "other code"),
    ]
    assert len({first, *others}) == 6


def test_a_setting_that_is_a_file_counts_by_its_content(answerer: Answerer, tmp_path: Path) -> None:
    names = tmp_path / "aliases.txt"
    names.write_text("甲 = 乙", encoding="utf-8")
    settings = replace(Settings(), aliases=names)
    (manifest,) = answerer.index.manifests
    first = digest_of([], 50, manifest, settings, "")
    names.write_text("甲 = 丙", encoding="utf-8")
    assert digest_of([], 50, manifest, settings, "") != first


def test_fewer_questions_are_the_same_each_time(tmp_path: Path, spec: Spec) -> None:
    runner(tmp_path).run(spec, limit=2)
    assert len(read_run(tmp_path / "out" / "mine" / "run-2.json").outcomes) == 2
    assert not (tmp_path / "out" / "mine" / "run.json").exists()


def test_other_splits_are_left_out(tmp_path: Path, spec: Spec) -> None:
    assert runner(tmp_path).run(spec.with_split("report")).provenance["cases"] == 0
    assert runner(tmp_path).run(spec.with_split("tune")).provenance["cases"] == 4
    assert spec.with_split(None) == spec


def test_cached_rows_are_read_back(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "k.jsonl")
    cache.put("answer", "1", {"x": "\u2028"})
    cache.put("answer", "2", None)
    cache.put("read", "1", {})
    again = AnswerCache(tmp_path / "k.jsonl")
    assert again.rows("answer") == {"1": {"x": "\u2028"}, "2": None}
    assert again.has("read", "1")
    assert not again.has("read", "2")


def test_probes_are_confined_to_the_given_articles(answerer: Answerer) -> None:
    case = Case(*("1", "2020年投入多少？", "zh", "figure", "plain", "tune"), ())
    case = replace(case, given=("kunshan",))
    said = PROBES["answer"](answerer, case, 8)
    assert {hit["article_id"] for hit in said["hits"]} == {"kunshan"}
    read = PROBES["read"](answerer, case, 8)
    assert (read["article"], read["span"]) == ("kunshan", "300万元")
    found = PROBES["search"](answerer, case, 8)
    assert {i.partition(":")[0] for way in found.values() for i in way} == {"kunshan"}


def test_unknown_datasets_and_measures(tmp_path: Path, spec: Spec) -> None:
    with pytest.raises(UsageError, match="no dataset 'other'"):
        runner(tmp_path).run(replace(spec, dataset="other"))
    with pytest.raises(UsageError, match="measure 'beauty'"):
        runner(tmp_path).run(replace(spec, measures=("beauty",)))
    with pytest.raises(UsageError, match="cannot be read"):
        runner(tmp_path).run(replace(spec, questions=tmp_path / "none.jsonl"))


def test_a_fact_counts_in_normal_form_too() -> None:
    case = Case(*("1", "?", "zh", "figure", "plain", "tune"), (Gold("g", "", ("1.5亿元",)),))
    quote = {"quote": "产值一亿五千万元。", "date": None, "article_id": "g"}
    assert answers.cites_facts(case, {"citations": [quote]}, {}) == 1.0
    assert answers.cites_facts(case, {"citations": []}, {}) == 0.0
    tenth = replace(case, gold=(Gold("g", "", ("前十",)),))
    assert answers.cites_facts(tenth, {"citations": [{**quote, "quote": "居前十位。"}]}, {}) == 1.0
    year = replace(case, gold=(Gold("g", "", ("2020年",)),))
    quote = {**quote, "quote": "去年动工。", "date": "2021-03"}
    assert answers.cites_facts(year, {"citations": [quote]}, {"g": "2021-03"}) == 1.0
    assert answers.cites_facts(year, None, {}) == 0.0


def test_a_breakdown_needs_several_values(tmp_path: Path, spec: Spec) -> None:
    run = runner(tmp_path).run(spec)
    assert [f.name for f in run.metrics if f.group == "fact by type"] == []
    mixed = replace(load_dataset(spec).cases[0], id="guilin-002a", type="name")
    cases = (*load_dataset(spec).cases, mixed)
    report = answers.measure(Responses(load_dataset(spec), cases, {"answer": {}}))
    assert [f.name for f in report.metrics if f.group == "fact by type"] == ["figure", "name"]
    assert [f.value for f in report.metrics if f.group == "fact by type"] == [0.0, 0.0]


def test_the_feature_reader_finds_no_span(answerer: Answerer) -> None:
    weights = {**dict.fromkeys(NAMES, 0.0), "lexical": 1.0, "answerability_logit": 9.0}
    reader = FeatureReader(LinearModel(weights, 0.0, OVERLAP.fitted_under), 2)
    passage = Passage("guilin", 0, len(GUILIN.text), GUILIN.text)
    asked: Query = analyze("工业总产值突破多少？", answerer.analyzer.gazetteer)
    [found] = reader.read(asked, [Candidate.of(Hit(passage, 1.0), GUILIN)])
    assert len(found) == 2
    assert "突破300亿元" in found[0].sentence.quote
    assert found[0].words is None
    assert list(reader.read(asked, [])) == []


def test_settings_of_the_speed_curve_have_names() -> None:
    assert [setting.name for setting in speed.SETTINGS][:2] == [
        *("8 passages, reader off", "4 passages, 4 sentences")
    ]
