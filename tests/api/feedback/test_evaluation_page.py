"""The page of the evaluation shows what `zoneqa-eval report` wrote, and nothing else."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app
from zoneqa.api.feedback.evaluation_page import read_reports
from zoneqa_eval.report.page import report_json, sections
from zoneqa_eval.results.run import Metric, Run

METRIC = Metric("fact in the cited sentences", 0.978, 0.93, 1.0, 45, goal=">= .95")
MISSING = Metric("nothing was measured", None)


def report(title: str = "Our own questions", date: str = "2021-03-01T09:00:00+00:00") -> list[Any]:
    run = Run("own", title, {"date": date, "zoneqa": "1.0"}, (METRIC, MISSING))
    return report_json(sections([run]))


def page(folder: Path | None) -> str:
    with ready_client(create_app(FakeAnswerer, reports=folder)) as client:
        response = client.get("/evaluation", headers={"accept-language": "en"})
    assert response.status_code == 200
    return unescape(response.text)


def test_the_last_reports_are_shown_with_their_figures(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps(report()), encoding="utf-8")
    shown = page(tmp_path)
    assert "Our own questions" in shown and "2021-03-01" in shown
    assert "97.8%" in shown and "93.0% – 100.0%" in shown
    assert ">= .95 met" in shown


def test_other_files_are_passed_over_and_nothing_runs(tmp_path: Path) -> None:
    hostile = report("<script>alert(1)</script>")
    contents = ("", "[", "[1]", "{}", "null", '{"title": 1}', json.dumps(hostile), "[" * 9000)
    for n, text in enumerate(contents):
        (tmp_path / f"{n}.json").write_text(text, encoding="utf-8")
    outside = tmp_path.parent / f"{tmp_path.name}.json"
    outside.write_text(json.dumps(report("Outside")), encoding="utf-8")
    (tmp_path / "link.json").symlink_to(outside)
    assert [each.title for each in read_reports(tmp_path)] == ["<script>alert(1)</script>"]
    assert "<script>alert(1)" not in create_page_markup(tmp_path)


def create_page_markup(folder: Path) -> str:
    with ready_client(create_app(FakeAnswerer, reports=folder)) as client:
        return client.get("/evaluation").text


def test_without_a_folder_or_a_report_the_page_says_so(tmp_path: Path) -> None:
    assert "No folder of reports is set" in page(None)
    assert "There is no report in the folder." in page(tmp_path)


def test_the_newest_run_comes_first(tmp_path: Path) -> None:
    for name, day in (("b", "2021-01-01"), ("a", "2021-02-01")):
        path = tmp_path / name / "report.json"
        path.parent.mkdir()
        path.write_text(json.dumps(report(name, f"{day}T00:00:00+00:00")), encoding="utf-8")
    assert [each.title for each in read_reports(tmp_path)] == ["a", "b"]
