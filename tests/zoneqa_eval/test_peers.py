"""The comparison with peers: its texts, a fake peer in a process, estimates and the page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from peers import chinese
from peers.protocol import read_reports, run_command
from peers.rank_fusion import fused
from tests.zoneqa_eval import fake_peer
from tests.zoneqa_eval.conftest import lines
from zoneqa.errors import UnreadableInput
from zoneqa_eval.comparison import compare_peers
from zoneqa_eval.comparison.comparison_results import Conditions, Results
from zoneqa_eval.comparison.contenders import BASELINE, CONTENDERS, OURS, PEERS, Contender
from zoneqa_eval.comparison.environments import REQUIREMENTS, SHARED, ensure_installed
from zoneqa_eval.comparison.estimates import (
    COSTS,
    Estimate,
    Findings,
    characters_first,
    finding_values,
    over_questions,
    over_rounds,
    paired_place,
    place,
    ratio,
)
from zoneqa_eval.comparison.measure_peers import BuildCosts, Measurer, Round, UseCosts
from zoneqa_eval.comparison.peer_chart import draw
from zoneqa_eval.comparison.peer_page import page
from zoneqa_eval.comparison.peer_process import PeerFailedError
from zoneqa_eval.comparison.workload import Workload, make_workload

TOPICS = ("稀土永磁", "桥梁检测", "茶叶深加工", "海水淡化", "航空轮胎", "智能纺机")
FAKE = Contender("fake_peer", "documented", "a fake peer", "as it is")
CONDITIONS = Conditions("2026-11-29", "a processor", 2, 1, "3.11.7", 0.5)
BUILD = BuildCosts(reports=100, index_s=50.0, index_cpu_s=45.0, index_peak_mib=900.0, disk_mb=2.0)
USE = UseCosts(
    cold_s=8.0,
    cold_cpu_s=7.0,
    query_p50_ms=30.0,
    query_p95_ms=45.0,
    query_cpu_ms=28.0,
    rss_mib=800.0,
    update_s=3.0,
    update_cpu_s=2.5,
    seen=3,
    changes=3,
)
HITS = {
    "q0": [{"report": "r0", "text": "投资 7亿元。"}],
    "q1": [{"report": "r5", "text": "投资12亿元。"}, {"report": "r1", "text": "投资8亿元。"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a dataset in BEIR's layout: sixty reports, of which two answer a question."""
    path = tmp_path / "made"
    path.mkdir()
    reports = [
        {"_id": f"r{n}", "title": "", "text": f"第{n}号园区的{TOPICS[n % 6]}项目投资{n + 7}亿元。"}
        for n in range(60)
    ]
    queries = [
        {"_id": "q0", "text": "第0号园区的稀土永磁项目投资多少？", "answers": ["7亿元"]},
        {"_id": "q1", "text": "第1号园区的桥梁检测项目投资多少？", "answers": ["九亿元", "8 亿元"]},
        {"_id": "q2", "text": "没有判断的问题", "answers": []},
    ]
    (path / "corpus.jsonl").write_text(lines(*reports), encoding="utf-8")
    (path / "queries.jsonl").write_text(lines(*queries), encoding="utf-8")
    (path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq0\tr0\t1\nq1\tr1\t1\n")
    return path


@pytest.fixture
def workload(folder: Path, tmp_path: Path) -> Workload:
    return make_workload(folder, 40, tmp_path)


@pytest.fixture
def measurer(workload: Workload, tmp_path: Path) -> Measurer:
    def command(contender: Contender, folder: Path) -> Sequence[str]:
        return [sys.executable, fake_peer.__file__, str(folder), "no model", contender.setting]

    return Measurer(workload, command, tmp_path / "scratch", threads=1)


def one_round(
    contender: Contender = BASELINE,
    number: int = 0,
    build: BuildCosts | None = BUILD,
    use: UseCosts = USE,
) -> Round:
    return Round(contender.key, number, build, use, HITS, {"torch": "2.13.0"})


def findings_of(results: Results, workload: Workload) -> dict[str, Findings]:
    return {key: finding_values(workload.questions, HITS, {}) for key in results.rounds}


def page_of(results: Results, workload: Workload) -> str:
    return page(results, workload, findings_of(results, workload), "peers.png")


def test_a_workload_has_what_answers_its_questions_and_the_size_that_is_asked_for(
    workload: Workload,
) -> None:
    ids = {row["_id"] for row in workload.rows}
    assert (len(workload.rows), workload.name) == (40, "made")
    assert [question.id for question in workload.questions] == ["q0", "q1"]
    assert {"r0", "r1"} <= ids == {report.id for report in read_reports(workload.corpus)}


def test_a_small_workload_has_fewer_questions(folder: Path, tmp_path: Path) -> None:
    small = make_workload(folder, 3, tmp_path)
    assert len(small.questions) == 1
    assert len(small.rows) == 3
    assert small.questions[0].relevant < {row["_id"] for row in small.rows}


def test_a_workload_is_the_same_every_time(folder: Path, tmp_path: Path) -> None:
    one, other = (make_workload(folder, 40, tmp_path) for _ in range(2))
    assert one == other


def test_an_update_adds_changes_and_removes(workload: Workload) -> None:
    before, after = (
        {report.id: report.content for report in read_reports(corpus)}
        for corpus in (workload.corpus, workload.update.corpus)
    )
    assert before.keys() - after.keys() == set(workload.update.removed)
    differing = {id for id, content in after.items() if before.get(id) != content}
    assert differing == set(workload.update.written)
    assert (len(workload.update.written), len(workload.update.removed)) == (2, 1)
    assert not {"r0", "r1"} & {*workload.update.written, *workload.update.removed}


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="not a folder in BEIR's layout"):
        make_workload(tmp_path / "nowhere", 10, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_round_measures_every_cost_and_keeps_what_was_found(
    measurer: Measurer, workload: Workload
) -> None:
    measured = measurer.measure(FAKE, 0)
    build, use = measured.build, measured.use
    assert measured.versions == {"numpy": version("numpy")}
    assert [measured.hits[id][0]["report"] for id in ("q0", "q1")] == ["r0", "r1"]
    assert build is not None
    assert (build.reports, build.disk_mb) == (40, workload.corpus.stat().st_size / 1e6)
    assert use.cold_s > use.query_p50_ms / 1000 > 0
    assert use.cold_cpu_s > 0
    assert min(build.index_s, use.update_s, use.rss_mib) > 0
    assert (use.seen, use.changes) == (3, 3)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_an_update_that_did_not_happen_is_seen(measurer: Measurer) -> None:
    assert measurer.measure(replace(FAKE, setting="forgets"), 0).use.seen == 0


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_rounds_are_kept_and_a_peer_that_fails_is_left_out_with_its_reason(
    measurer: Measurer, tmp_path: Path
) -> None:
    failing, path = replace(FAKE, setting="fails"), tmp_path / "rounds.json"
    said: list[str] = []
    compare_peers.run(measurer, [FAKE, failing], path, 2, said.append)
    assert [text.split()[:3] for text in said if text.startswith("round")] == [
        ["round", "1", f"{FAKE.key}:"],
        ["round", "2", f"{FAKE.key}:"],
    ]
    results = compare_peers.run(measurer, [FAKE], path, 2, said.append)
    assert len(said) == 3
    kept = results.rounds[FAKE.key]
    assert [(each.number, each.build is not None) for each in kept] == [(0, True), (1, False)]
    assert f"{failing.key}: no room for vectors" in said
    with pytest.raises(PeerFailedError, match="no room for vectors"):
        measurer.measure(failing, 2)


def test_results_are_read_as_they_were_saved(tmp_path: Path) -> None:
    results = Results(CONDITIONS, failures={"chroma-chinese": "no such package"})
    results.add(one_round())
    results.add(one_round(OURS[0], 1))
    results.save(tmp_path / "rounds.json")
    assert Results.read(tmp_path / "rounds.json") == results
    assert results.has(OURS[0].key, 1)
    assert not results.has(OURS[0].key, 0)


def test_a_ratio_compares_the_same_rounds() -> None:
    speed = COSTS[2]

    def rounds(contender: Contender, *times_ms: float) -> list[Round]:
        uses = [replace(USE, query_p50_ms=ms) for ms in times_ms]
        return [one_round(contender, n, use=use) for n, use in enumerate(uses)]

    base, ours = rounds(BASELINE, 10.0, 40.0, 20.0), rounds(OURS[0], 4.0, 8.0)
    assert over_rounds(base, speed).value == 20.0
    found = ratio(ours, base, speed)
    assert found.value == pytest.approx(0.3)
    assert found.low == pytest.approx(0.2)
    assert found.high == pytest.approx(0.4)
    assert ratio(base, base, speed) == Estimate(1.0, 1.0, 1.0)


def test_a_round_without_a_build_does_not_count_for_its_costs() -> None:
    rounds = [one_round(number=0), one_round(number=1, build=None)]
    assert over_rounds(rounds, COSTS[0]) == Estimate(2.0, 2.0, 2.0)


def test_what_was_found_is_judged_by_report_and_by_the_first_text(workload: Workload) -> None:
    found = finding_values(workload.questions, HITS, {})
    assert found["hit@1"] == {"q0": 1.0, "q1": 0.0}
    assert found["nDCG@10"] == pytest.approx({"q0": 1.0, "q1": 0.6309}, abs=1e-4)
    assert found["gold in the first text"] == {"q0": 1.0, "q1": 0.0}
    assert over_questions(found["hit@1"]).value == 0.5
    assert finding_values(workload.questions, HITS, {"r5": "r1"})["hit@1"]["q1"] == 1.0
    assert characters_first(HITS) == 7.0


def test_the_page_says_where_zoneqa_is_ahead_and_what_failed(workload: Workload) -> None:
    results = Results(CONDITIONS, failures={"chroma-documented": "no such package"})
    large, fast, slow = (
        replace(BUILD, disk_mb=4.0),
        replace(USE, query_p50_ms=10.0, rss_mib=200.0),
        replace(USE, query_p50_ms=60.0, rss_mib=200.0),
    )
    results.add(one_round())
    results.add(one_round(PEERS[6], build=replace(BUILD, disk_mb=1.0)))
    results.add(one_round(OURS[0], build=large, use=fast))
    results.add(one_round(OURS[1], build=large, use=slow))
    text = page_of(results, workload)
    baseline = BASELINE.title
    for row in (
        f"| RSS, MiB | 200 | ahead | 200 | ahead | 800 | {baseline} | 0.25 | ≤ 0.3 |",
        f"| query p50, ms | 10 | ahead | 60 | behind | 30 | {baseline} | 0.333 | ≤ 0.35 |",
        f"| index, MB | 4 | behind | 4 | behind | 1 | {baseline}, for Chinese | 2 | ≤ 2.5 |",
        f"| cold start, s | 8 | level | 8 | level | 8 | {baseline} | 1 | ≤ 0.25 |",
        "| Chroma | no such package |",
        "| txtai | left out of this run |",
    ):
        assert row in text
    assert "40 reports of `made`" in text
    assert "2 questions; 1 round, in which each takes its turn" in text
    assert "measure anew" not in text


def test_the_page_warns_of_a_busy_machine(workload: Workload) -> None:
    results = Results(replace(CONDITIONS, load=2.5))
    results.add(one_round())
    results.add(one_round(OURS[0]))
    assert "measure anew on a machine that rests" in page_of(results, workload)


def test_a_cost_is_level_where_intervals_overlap() -> None:
    best = Estimate(10.0, 9.0, 11.0)
    assert place(Estimate(8.0, 7.0, 9.5), best, "less") == "level"
    assert place(Estimate(8.0, 7.0, 8.5), best, "less") == "ahead"
    assert place(Estimate(8.0, 7.0, 8.5), best, "more") == "behind"
    assert place(Estimate(12.0, 11.5, 13.0), best, "more") == "ahead"
    assert place(Estimate(12.0, 11.5, 13.0), best, "less") == "behind"


def test_a_finding_is_compared_question_by_question() -> None:
    best = {f"q{n}": n / 100 for n in range(80)}
    assert paired_place({id: value + 0.01 for id, value in best.items()}, best) == "ahead"
    assert paired_place({id: value - 0.01 for id, value in best.items()}, best) == "behind"
    assert paired_place(best, best) == "level"


def test_the_chart_is_a_picture_of_all_that_was_measured(
    workload: Workload, tmp_path: Path
) -> None:
    results = Results(CONDITIONS)
    results.add(one_round())
    results.add(one_round(OURS[0]))
    draw(results, findings_of(results, workload), tmp_path / "peers.png")
    assert (tmp_path / "peers.png").read_bytes().startswith(b"\x89PNG")


def test_every_peer_has_exact_versions() -> None:
    for name in {SHARED, *(each.module for each in PEERS)}:
        required = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        pinned = [line for line in required if line and not line.startswith("#")]
        assert pinned
        assert all("==" in line for line in pinned), name
    assert "torch==2.13.0" in (REQUIREMENTS / f"{SHARED}.txt").read_text(encoding="utf-8")
    assert len({contender.key for contender in CONTENDERS}) == len(CONTENDERS) == 14


def test_an_environment_that_has_the_versions_is_not_made_again(tmp_path: Path) -> None:
    files = tmp_path / "requirements"
    files.mkdir()
    for name in (SHARED, "chroma"):
        (files / f"{name}.txt").write_text("numpy==2.4.6\n", encoding="utf-8")
        (tmp_path / name).mkdir()
        (tmp_path / name / "installed.txt").write_text("numpy==2.4.6\n", encoding="utf-8")
    python = ensure_installed("chroma", tmp_path, files)
    assert python == tmp_path / "chroma" / "bin" / "python"
    assert not python.exists()


def test_passages_are_whole_sentences_and_make_up_the_text() -> None:
    text = "甲区投资三亿元。" * 60 + "乙区“建成了！”丙区没有句号"
    cut = chinese.passages(text)
    assert "".join(cut) == text
    assert max(map(len, cut)) <= chinese.LENGTH
    assert all(part.endswith("。") for part in cut[:-1])
    assert list(map(len, chinese.passages("一，" * 350))) == [300, 300, 100]


def test_terms_are_bigrams_and_whole_numbers_and_words() -> None:
    assert chinese.terms("园区5G产值12.5亿元") == ["园区", "5g", "产值", "12.5", "亿元"]
    assert chinese.terms("高新区") == ["高新", "新区"]


def test_rankings_are_fused_by_their_reciprocal_ranks() -> None:
    assert fused([[1, 2, 3], [3, 4]]) == [3, 1, 2, 4]


def test_an_unknown_command_is_refused(tmp_path: Path) -> None:
    peer = fake_peer.FakePeer(tmp_path, "", "documented")
    with pytest.raises(ValueError, match="no such command"):
        run_command(peer, {"command": "rest"})
