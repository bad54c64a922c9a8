"""`zoneqa check FILE`: drafts in, lists and marked drafts out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import ROOT, failure, zoneqa
from tests.made import docx, p
from zoneqa.documents.formats.registry import parse

DRAFT = """# 桂林高新区工作汇报

各位领导：

去年园区规模以上工业总产值迈过300亿元，比上一年增长21%。在169家国家高新区的综合评价里，我区去年的名次升到了第71位。

桂林高新区今年举办马拉松。
"""
WORD = docx(
    p("桂林高新区工作汇报", "Title") + p("2021年1月至2月，我区办完了96家企业的入园审批。"),
    {"Title": "Title"},
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_the_list_has_marks_quotes_and_the_right_value(index: Path, draft: Path) -> None:
    done = zoneqa("check", str(draft), "--date", "2021-03-20", "--index", str(index))
    assert (done.returncode, done.stderr) == (0, "")
    greeting, *lines = done.stdout.splitlines()
    assert greeting.startswith("· 无需核对  ")
    assert lines[0].startswith("✗ 与报道不符  去年园区规模以上工业总产值")
    assert lines[1:2] == ["    文章写的是12%，不是21%"]
    assert "比上一年增长12%。”" in lines[2]
    assert lines[3].startswith("✓ 有出处  在169家国家高新区的综合评价里")
    assert lines[5] == "? 未找到出处  桂林高新区今年举办马拉松。"
    assert lines[-1] == "✓ 有出处 1　✗ 与报道不符 1　? 未找到出处 1　· 无需核对 1"


def test_json_has_offsets_into_the_text_of_the_draft(index: Path, draft: Path) -> None:
    done = zoneqa(
        *("check", str(draft), "--date", "2021-03-20", "--format", "json", "--index", str(index))
    )
    row = json.loads(done.stdout)
    assert (row["title"], row["date"]) == ("桂林高新区工作汇报", "2021-03-20")
    assert row["counts"] == {
        "supported": 1,
        "contradicted": 1,
        "not_found": 1,
        "not_checked": 1,
    }
    for sentence in row["sentences"]:
        assert row["text"][sentence["start"] : sentence["end"]] == sentence["text"]
    wrong = row["sentences"][1]
    (correction,) = wrong["corrections"]
    assert (correction["stated"], correction["right"]) == ("21%", "12%")
    assert row["text"][correction["start"] : correction["end"]] == "21%"
    assert "增长12%" in wrong["citations"][0]["quote"]


def test_a_word_file_becomes_a_word_file_with_a_footnote(index: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "draft.docx", tmp_path / "marked.docx"
    source.write_bytes(WORD)
    done = zoneqa("check", str(source), "--out", str(out), "--index", str(index))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (document,) = parse(out.read_bytes(), out.name)
    assert "审批。（与报道不符：文章写的是69家，不是96家）" in document.text  # type: ignore[union-attr]
    assert "注1：报纸专版：国家高新区，2021-03，《三十而立再出发" in document.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("file_format", "says"),
    [("md", "**（与报道不符：文章写的是12%，不是21%）**[^1]"), ("html", '<li id="note-1">')],
)
def test_the_marked_draft_on_stdout(index: Path, draft: Path, file_format: str, says: str) -> None:
    done = zoneqa(
        *("check", str(draft), "--date", "2021-03-20", "--index", str(index)),
        *("--format", file_format),
    )
    assert says in done.stdout


@pytest.mark.parametrize("data", [DRAFT.encode(), WORD])
def test_a_draft_on_stdin_may_be_text_or_word(index: Path, data: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zoneqa", "check", "-", "--format", "json", "--index", str(index)],
        cwd=ROOT,
        input=data,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["title"] == "桂林高新区工作汇报"


def test_what_cannot_be_checked_is_refused(index: Path, draft: Path, tmp_path: Path) -> None:
    at = ("--index", str(index))
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK broken")
    for arguments, code, says in (
        ((str(tmp_path / "none.md"), *at), 3, "cannot be read"),
        ((str(tmp_path / "empty.md"), *at), 3, "cannot be read"),
        ((str(tmp_path / "broken.docx"), *at), 3, "cannot be read"),
        ((str(draft), "--date", "soon", *at), 2, "2024-03-15"),
        ((str(draft), "--format", "docx", *at), 2, "--out"),
        ((str(draft), "--out", str(tmp_path / "no" / "a.md"), *at), 3, "cannot be written"),
        ((str(draft), "--index", str(tmp_path / "none")), 4, "zoneqa index"),
        ((str(draft), "--batch", str(draft)), 2, "one of the two"),
        (("--batch", str(draft), "--date", "2021-03-20"), 2, "not with --batch"),
    ):
        exit_code, message = failure("check", *arguments)
        assert exit_code == code, message
        assert says in message


def test_a_line_without_evidence_is_looked_up(index: Path, tmp_path: Path) -> None:
    batch = tmp_path / "in.jsonl"
    sentences = (
        "2020年桂林高新区规模以上工业总产值比上一年增长12%。",
        "2020年桂林高新区规模以上工业总产值比上一年增长21%。",
        "桂林高新区今年举办马拉松。",
    )
    rows = [{"id": n, "sentence": each} for n, each in enumerate(sentences)]
    batch.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = zoneqa("check", "--batch", str(batch), "--index", str(index))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["verdict"] for row in found] == ["supported", "cut", "flagged"]
    assert found[1]["reason"] == "文章写的是12%，不是21%"
    assert found[0]["score"] > found[1]["score"] > found[2]["score"] == 0


@pytest.mark.parametrize("name", ["x.pdf", "x.doc", "x.rtf", "x.xlsx", "x.markdown"])
def test_a_name_of_another_kind_of_file_is_refused(tmp_path: Path, draft: Path, name: str) -> None:
    done = zoneqa("check", str(draft), "--out", str(tmp_path / name))
    assert done.returncode == 2
    assert "give --out a name in .txt, .json, .md, .html or .docx" in done.stderr
    assert not (tmp_path / name).exists()
