"""The plan of documents, a small run, and its report."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoneqa.errors import UsageError
from zoneqa_eval.console import no_progress
from zoneqa_eval.layout.benchmark import DocumentScore, plan, run
from zoneqa_eval.layout.cell_score import CellScore, ShapeScore
from zoneqa_eval.layout.content import Paragraph, SampleDocument
from zoneqa_eval.layout.display import show_report, show_worst
from zoneqa_eval.layout.kinds import KINDS
from zoneqa_eval.layout.producers import PRODUCERS
from zoneqa_eval.layout.summary import CellSummary, Summary, scores_json, summarize, worst
from zoneqa_eval.layout.text_score import TextScore


def test_two_hundred_documents_have_every_producer_kind_and_shape() -> None:
    planned = list(plan(200, seed=1))
    assert len({each.file for each in planned}) == 200
    assert {each.producer.name for each in planned} == {p.name for p in PRODUCERS}
    assert {each.document.kind for each in planned} == set(KINDS)
    shapes = {table.shape for each in planned for table in each.document.tables}
    assert len(shapes) == 16


def test_a_document_follows_from_the_seed_alone() -> None:
    twelve, forty = list(plan(12, seed=3)), list(plan(40, seed=3))
    assert forty[:12] == twelve
    assert [each.document for each in plan(12, seed=4)] != [each.document for each in twelve]


def test_the_reports_of_a_seed_differ() -> None:
    texts = [part.text for each in plan(60, seed=1) for part in _paragraphs(each.document)]
    assert len(set(texts)) == len(texts)
    assert not any("{" in text or "}" in text for text in texts)


def _paragraphs(document: SampleDocument) -> list[Paragraph]:
    return [part for part in document.body if isinstance(part, Paragraph)]


def test_formats_without_merged_cells_get_none() -> None:
    for each in plan(200, seed=2):
        if not each.producer.merges:
            cells = [cell for table in each.document.tables for cell in table.cells]
            assert all(cell.rows == cell.columns == 1 and "\n" not in cell.text for cell in cells)


def test_documents_are_written_read_and_scored(tmp_path: Path) -> None:
    folder = tmp_path / "layout"
    scores = run(14, 1, ["text"], folder, no_progress)
    assert [score.file for score in scores] == sorted(path.name for path in folder.iterdir())
    assert {score.producer for score in scores} == {"text"}
    assert all(score.text.expected > 100 for score in scores)
    assert all(score.text.matched > 0.9 * score.text.expected for score in scores)
    assert run(14, 1, ["text"], folder, no_progress) == scores


def test_a_producer_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no producer wps; there are docx, "):
        run(5, 1, ["wps"], tmp_path / "layout", no_progress)


def score(file: str, matched: int, right: int, producer: str = "docx") -> DocumentScore:
    """Return the score of a document of 100 characters and 10 cells."""
    text, shape = TextScore(matched, 100, 100), ShapeScore("sparse", 10, right, right)
    faults = () if matched == 100 and right == 10 else ("some fault",)
    cells = CellScore((shape,), extra=10 - right)
    return DocumentScore(file, producer, "news", True, text, cells, faults)


SCORES = [score("1.docx", 100, 10), score("2.docx", 90, 10), score("3.md", 99, 0, "markdown")]


def test_scores_are_added_up_by_producer_and_by_shape() -> None:
    report = summarize(SCORES)
    assert report.by_producer == (
        Summary("docx", 2, 1.0, 0.95, 1.0, 1.0, 0),
        Summary("markdown", 1, 1.0, 0.99, 0.0, 0.0, 10),
    )
    assert report.by_shape == (CellSummary("sparse", 3, 20 / 30, 20 / 30),)
    assert report.all.characters == pytest.approx(289 / 300)


def test_without_tables_there_is_no_share_of_cells() -> None:
    plain = DocumentScore(
        "1.md", "markdown", "news", True, TextScore(1, 1, 1), CellScore((), 0), ()
    )
    assert summarize([plain]).all.cells is None


def test_the_worst_documents_are_those_that_lose_most() -> None:
    assert [each.file for each in worst(SCORES, 5)] == ["3.md", "2.docx"]
    assert [each.file for each in worst(SCORES, 1)] == ["3.md"]


def test_a_report_shows_shares_and_faults(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(summarize(SCORES))
    show_worst(worst(SCORES, 1))
    shown = capsys.readouterr().out
    assert "wanted: characters 99.9%, cells 99%" in shown
    assert ["markdown", "1", "100.00%", "99.00%", "0.00%", "0.00%", "10"] in [
        line.split() for line in shown.splitlines()
    ]
    assert "3.md (news), 1 faults\n  some fault" in shown


def test_the_json_has_all_documents_with_their_faults() -> None:
    found = scores_json(SCORES)
    assert found["all"]["documents"] == 3
    assert [each["faults"] for each in found["documents"]] == [(), ("some fault",), ("some fault",)]
