"""The report: comparison with a baseline, tables, plots, worst cases, the page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from zoneqa.errors import UsageError
from zoneqa.serialize import Json
from zoneqa_eval.cli import main
from zoneqa_eval.report.failures import failures, mark
from zoneqa_eval.report.goals import is_met
from zoneqa_eval.report.page import page, report_json, sections
from zoneqa_eval.report.plots import draw, plots, thinned
from zoneqa_eval.report.tables import format_change, format_p, tables
from zoneqa_eval.results.compare import compare
from zoneqa_eval.results.run import Curve, Metric, Outcome, Run, write_run

IDS = [f"x-{n:03}a" for n in range(40)]


def metric(name: str, values: list[float], **more: Any) -> Metric:
    cases = dict(zip(IDS, values, strict=False))
    return Metric(name, sum(values) / len(values), 0.5, 1.0, len(values), values=cases, **more)


def outcome(case_id: str, *, correct: bool, confidence: float = 0.9, **more: Any) -> Outcome:
    citation = {
        "marker": 1,
        "article_id": "guilin",
        "title": "桂林高新区",
        "zone": "桂林高新区",
        "date": "2021-03",
        "quote": "产值突破300亿元，增长12%。",
    }
    answer = {
        "answer": "产值突破300亿元，增长12%。[1]",
        "short_answer": "12%",
        "abstained": False,
        "confidence": confidence,
        "reason": None,
        "citations": [citation],
    }
    row = {"answerable": True, "gold": ("300亿元 / 三百亿",), "answer": answer, **more}
    return Outcome(
        case_id, "产值<多少>？", "figure", "zh", scores={"correct": float(correct)}, **row
    )


DECLINED: Json = {
    "answer": "文章里没有说。",
    "short_answer": None,
    "abstained": True,
    "confidence": 0.1,
    "reason": "没有这个高新区的文章。",
    "citations": [],
}
OLD = Run(
    "own",
    "Our own",
    {"cases": 40},
    (
        metric("fact", [1.0] * 40, goal=">= 90 %"),
        metric("over-refusal", [0.0] * 40, better="lower"),
        metric("steady", [1.0] * 20 + [0.0] * 20, published="45 % ChatGPT"),
    ),
)
NEW = Run(
    "own",
    "Our own <questions>",
    {"cases": 40, "missing": 0},
    (
        metric("fact", [1.0] * 30 + [0.0] * 10, goal=">= 90 %"),
        metric("over-refusal", [0.0] * 30 + [1.0] * 10, better="lower"),
        metric("steady", [1.0] * 20 + [0.0] * 20, published="45 % ChatGPT"),
        metric("date", [1.0] * 4, group="fact by type"),
        metric("two_articles", [1.0, 0.0], group="fact by type"),
        Metric("latency p50", 120.0, 100.0, 150.0, 40, "costs", "ms", "lower"),
    ),
    (
        Curve("abstention: confidence", "coverage", "risk", ((0.5, 0.0), (1.0, 0.2))),
        Curve("abstention: similarity", "coverage", "risk", ((0.5, 0.1), (1.0, 0.3))),
    ),
    (
        outcome("a-001a", correct=False, confidence=0.6),
        outcome("a-002a", correct=False, confidence=0.8),
        outcome("a-003a", correct=True),
        outcome("a-004a", correct=False, answer=DECLINED),
        outcome("a-005a", correct=False, answer=None),
        outcome("a-006a", correct=False, answerable=False, gold=()),
    ),
)


def test_a_change_is_for_the_better_or_the_worse() -> None:
    changes = {name: found for (_, name), found in compare(NEW, OLD).items()}
    assert changes["fact"].verdict == changes["over-refusal"].verdict == "worse"
    assert changes["over-refusal"].improvement == -0.25
    assert changes["steady"].verdict == "same"
    assert (changes["fact"].old, changes["fact"].new) == (1.0, 0.75)
    fewer = replace(OLD, metrics=(metric("fact", [1.0] * 30),))
    ((_, found),) = compare(NEW, fewer).items()
    assert (found.n, found.old, found.new, found.verdict) == (30, 1.0, 1.0, "same")
    back = {name: found.verdict for (_, name), found in compare(OLD, NEW).items()}
    assert back == {"fact": "better", "over-refusal": "better", "steady": "same"}


@pytest.mark.parametrize(
    ("goal", "value", "wanted"),
    [
        (">= 90 %", 0.9, True),
        (">= 90 %", 0.899, False),
        ("<= 8 %", 0.08, True),
        ("<= .5", 0.51, False),
        (">= .90", 0.91, True),
        ("<= 120 characters", 130.0, False),
        (">= 90 %", None, False),
        ("as high as can be", 0.5, None),
        (None, 0.5, None),
    ],
)
def test_goals(goal: str | None, value: float | None, wanted: bool | None) -> None:
    assert is_met(Metric("a", value, goal=goal)) is wanted


def test_metrics_that_cross_two_names_are_a_grid() -> None:
    names = [
        f"{measure}, {column}" for measure in ("nDCG@10", "hit@1") for column in ("BM25", "dense")
    ]
    group = "retrieval"
    metrics = [metric(name, [1.0], group=group, unit="score") for name in names]
    gain = Metric("hit@1, full over the best other", 0.01, 0.0, 0.02, 9, group, "score")
    gain = replace(gain, p=0.1, note="over dense")
    (table,) = (t for t in tables([*metrics, gain], {}) if t.name == group)
    assert table.grid is not None
    assert table.grid.columns == ("BM25", "dense")
    assert [line for line, _ in table.grid.lines] == ["nDCG@10", "hit@1"]
    (row,) = table.rows
    assert (row.bar, row.value) == (None, "+0.010")
    assert row.note == "over dense, p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}.100"
    (listed,) = tables([metric("fact, Chinese", [1.0]), metric("fact, English", [1.0])], {})
    assert (listed.grid, len(listed.rows)) == (None, 2)


def test_breakdowns_are_folded_unless_they_matter() -> None:
    groups = {"retrieval": None, "retrieval, en": None, "retrieval: zh": ">= 90 %"}
    metrics = [metric("hit@1", [1.0], group=group, goal=goal) for group, goal in groups.items()]
    opened = {table.name: table.open for table in tables(metrics, {})}
    assert opened == {"retrieval": True, "retrieval, en": False, "retrieval: zh": True}


def test_bars_are_shares_of_the_full_width() -> None:
    share, cost = NEW.metrics[0], NEW.metrics[-1]
    (first,) = tables([share], {})
    assert first.rows[0].bar is not None
    assert (first.rows[0].bar.value, first.rows[0].bar.goal) == (75.0, 90.0)
    (second,) = tables([cost], {})
    assert second.rows[0].bar is not None
    assert (second.rows[0].bar.value, second.rows[0].bar.high) == (80.0, 100.0)
    assert (second.rows[0].value, second.rows[0].unit) == ("120", "ms")


def test_changes_in_words() -> None:
    assert format_change(-0.021, "share") == "−2.1 points"
    assert format_change(0.0123, "score") == "+0.012"
    assert format_p(0.0002) == "p\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}.001"
    assert format_p(0.04) == "p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}.040"


def test_failures_come_worst_first() -> None:
    kinds = {kind.name: [c.outcome.id for c in kind.failures] for kind in failures(NEW)}
    assert kinds == {
        "Wrong answers": ["a-006a", "a-002a", "a-001a"],
        "Declined, though the articles answer": ["a-004a"],
        "Missing answers": ["a-005a"],
    }


def test_the_failures_that_are_shown_are_limited() -> None:
    many = replace(NEW, outcomes=tuple(outcome(i, correct=False) for i in IDS * 2))
    (kind,) = failures(many)
    assert (len(kind.failures), kind.hidden) == (40, 40)


def test_gold_and_the_short_answer_are_marked() -> None:
    marks = {"300亿元": "gold", "300亿": "gold", "12%": "short"}
    text = "产值突破300亿元，增长12%。"
    cut = mark(text, marks)
    assert "".join(piece for piece, _ in cut) == text
    assert [(piece, mark) for piece, mark in cut if mark] == [("300亿元", "gold"), ("12%", "short")]
    assert mark(text, {}) == ((text, ""),)


def test_a_plot_has_the_colours_of_the_page_and_ids_of_its_own() -> None:
    (plot,) = plots(NEW.curves, "run-1")
    assert plot.title == "abstention"
    assert plot.svg.startswith("<svg viewBox=")
    assert "var(--line-1)" in plot.svg
    assert "var(--line-2)" in plot.svg
    assert not re.search(r"#0[12]0|<style|<metadata|http://(?!www\.w3\.org)", plot.svg)
    ids = re.findall(r'id="([^"]+)"', plot.svg)
    assert all(i.startswith("run-1-0-") for i in ids)
    assert plot.svg == draw(NEW.curves, "run-1-0")


def test_a_long_curve_is_thinned() -> None:
    points = [(n / 5000, 0.1) for n in range(5000)]
    kept = thinned(points)
    assert len(kept) == 240
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert thinned(points[:5]) == points[:5]


class Page(HTMLParser):
    """A page: its external resources, its ids and links, and the tags left open."""

    VOID = ("meta", "br", "link", "img", "input", "hr")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.external: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.seen: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        given = dict(attrs)
        self.external += [v for k, v in attrs if k in ("src", "srcset", "action") and v]
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag not in self.VOID:
            self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.tags.pop() == tag


def test_the_page_is_self_contained() -> None:
    other = replace(NEW, spec="cmrc", title="CMRC")
    html = page(sections([NEW, other], [OLD]))
    found = Page(html)
    assert found.tags == []
    assert found.external == []
    assert not {"script", "link", "img", "iframe"} & set(found.seen)
    assert "url(http" not in html
    assert "@import" not in html
    assert found.links == ["#run-1", "#run-2"]
    assert {"run-1", "run-2"} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_the_page_shows_metrics_changes_and_failures() -> None:
    html = page(sections([NEW], [OLD]))
    assert "Our own &lt;questions&gt;" in html
    assert "产值&lt;多少&gt;？" in html
    assert "0 of 1 goals met" in html
    assert "0 better, 2 worse than the baseline" in html
    assert "✗ missed" in html
    assert "45 % ChatGPT" in html
    assert "two articles" in html
    assert "−25.0 points" in html
    assert '<mark class="gold">300亿元</mark>' in html
    assert '<mark class="short">12%</mark>' in html
    assert "Missing answers" in html
    alone = page(sections([NEW]))
    assert "than the baseline" not in alone
    assert ">change</th>" not in alone


def test_a_baseline_needs_its_run() -> None:
    with pytest.raises(UsageError, match="No run to compare with the baseline of own"):
        sections([replace(NEW, spec="cmrc")], [OLD])


def test_the_json_has_the_changes() -> None:
    (row,) = report_json(sections([NEW], [OLD]))
    fact = row["metrics"][0]
    assert (fact["name"], fact["value"], fact["met"]) == ("fact", 0.75, False)
    assert (fact["change"]["verdict"], fact["change"]["value"]) == ("worse", -0.25)
    assert "values" not in fact


def test_the_command_writes_both(tmp_path: Path) -> None:
    new, old, out = tmp_path / "new.json", tmp_path / "old.json", tmp_path / "report.html"
    write_run(NEW, new)
    write_run(OLD, old)
    command = ["report", str(new), "--baseline", str(old), "--out", str(out)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads((tmp_path / "report.json").read_text())[0]["spec"] == "own"
    done = CliRunner().invoke(main, ["report", str(tmp_path / "none.json")])
    assert (done.exit_code, "cannot be read" in done.output) == (3, True)
