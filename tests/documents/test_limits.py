"""Whatever is far too long or oddly named is cut, split or named, and stalls nothing."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zoneqa.documents import read_corpus
from zoneqa.documents.document import Document
from zoneqa.documents.limits import MAX_ARTICLE, MAX_TEXT, limited, pieces, refused, safe_id

GOOD = "云岭高新区引进三家企业，总投资4亿元。"
LINE = "云岭高新区引进三家企业\n"


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a/b", "a/b"),
        ("昆山 2021", "昆山 2021"),
        (".", "_"),
        ("..", "__"),
        ("a/../b", "a/__/b"),
        ("./a/.", "_/a/_"),
        ("...", "..."),
        (".a", ".a"),
        ("a\nb", "a b"),
        ("a\r\nb\u2028c\x85d", "a b c d"),
        ("a\tb\x00c", "a\ufffdb\ufffdc"),
        ("a\u202eb", "a\ufffdb"),
        ("x" * 300, "x" * 300),
    ],
)
def test_an_id_is_one_line_and_leads_nowhere(raw: str, safe: str) -> None:
    assert safe_id(raw) == safe == safe_id(safe)


def test_long_ids_stay_different() -> None:
    one, two = safe_id("x" * 2_000_000), safe_id("x" * 2_000_001)
    assert one != two
    assert len(one) == len(two) == 309


def test_ids_of_lines_come_out_usable_and_distinct(tmp_path: Path) -> None:
    ids = [".", "..", "a\nb", "a b", "x/../../etc", "__"]
    rows = [json.dumps({"id": name, "text": f"第{n}条。"}) for n, name in enumerate(ids)]
    (tmp_path / "n.jsonl").write_text("\n".join(rows))
    corpus = read_corpus(tmp_path)
    assert [a.id for a in corpus.articles] == ["_", "__", "a b", "a b~2", "x/__/__/etc", "__~2"]
    assert "An id that cannot be used became x/__/__/etc." in corpus.report.files[0].notes


@pytest.mark.parametrize(
    ("field", "length"),
    [("title", 300), ("source", 200), ("zone", 200), ("author", 200), ("date", 200), ("url", 2000)],
)
def test_a_field_that_is_too_long_is_cut_with_a_note(field: str, length: int) -> None:
    fields: dict[str, Any] = {field: "题" * 2_000_000}
    document = limited(Document(GOOD, notes=("n",), **fields))
    assert getattr(document, field) == "题" * length
    assert document.notes == ("n", f"The {field} was cut to {length} characters.")
    exact = replace(document, notes=())
    assert limited(exact) == exact


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# {}\n\n" + GOOD),
        ("a.txt", "# {}\n\n" + GOOD),
        ("a.md", "---\ntitle: {}\n---\n" + GOOD),
        ("a.jsonl", '{{"title": "{}", "text": "' + GOOD + '"}}'),
        ("a.html", "<html><head><title>{}</title></head><body><p>" + GOOD + "</p></body></html>"),
    ],
)
def test_a_title_of_two_million_characters(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text.format("题" * 2_000_000), encoding="utf-8")
    corpus = read_corpus(tmp_path)
    assert all(len(article.title) <= 300 for article in corpus.articles)
    assert any(GOOD in article.text for article in corpus.articles)
    assert any("cut to 300" in note for note in corpus.report.files[0].notes)


@pytest.mark.parametrize(
    "text",
    [LINE * 40_000, GOOD * 30_000, "云岭" * 300_000, "1" * 400_001, "\n" * 150_000 + LINE * 20_000],
)
def test_pieces_hold_the_whole_text(text: str) -> None:
    found = list(pieces(text))
    assert all(len(piece) <= MAX_ARTICLE for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())
    if "\n" in text:
        assert all(set(piece.split("\n")) <= {LINE.strip(), ""} for piece in found)


def test_a_long_text_becomes_several_articles(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 年鉴\n\n" + LINE * 40_000, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "text": LINE * 20_000}))
    corpus = read_corpus(tmp_path)
    kept = {a.id for a in corpus.articles} | {o.id for a in corpus.articles for o in a.also}
    assert kept == {"a-1", "a-2", "a-3", "b-1", "b-2"}
    assert {a.title for a in corpus.articles if a.id[0] == "a"} == {"年鉴"}
    assert corpus.report.files[0].notes == ("Its 479,999 characters became several articles.",)


def test_a_text_that_no_one_reads_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    assert refused(Document("字" * MAX_TEXT)) is None
    (tmp_path / "a.txt").write_text(LINE * 170_000, encoding="utf-8")
    rows = [{"id": "b", "text": LINE * 170_000}, {"id": "c", "text": GOOD}]
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, rows)))
    corpus = read_corpus(tmp_path)
    assert [a.id for a in corpus.articles] == ["c"]
    assert [(s.name, s.reason) for s in corpus.skipped] == [
        ("a.txt", "it has 2,039,999 characters; 2,000,000 at most"),
        ("b.jsonl, line 1", "it has 2,039,999 characters; 2,000,000 at most"),
    ]


def test_folders_nested_as_deep_as_the_system_allows(tmp_path: Path) -> None:
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for depth in range(1500):
            if depth % 500 == 0:
                Path("a.md").write_text(f"第{depth}层。")
            os.mkdir("d")
            os.chdir("d")
        Path("a.md").write_text("最深一层。")
    finally:
        os.chdir(here)
    corpus = read_corpus(tmp_path)
    assert {a.text for a in corpus.articles} == {
        *("第0层。", "第500层。", "第1000层。"),
        "最深一层。",
    }
    assert corpus.skipped == ()
    _remove_deep(tmp_path / "d")


def _remove_deep(folder: Path) -> None:
    """Remove a tree that is too deep for shutil."""
    for path, _, names in reversed(list(_walked(folder))):
        for name in names:
            os.unlink(os.path.join(path, name))
        os.rmdir(path)


def _walked(folder: Path) -> list[tuple[str, list[str], list[str]]]:
    found, stack = [], [str(folder)]
    while stack:
        path = stack.pop()
        entries = list(os.scandir(path))
        folders = [entry.path for entry in entries if entry.is_dir()]
        found.append((path, folders, [e.name for e in entries if not e.is_dir()]))
        stack += folders
    return found


@pytest.mark.parametrize("text", [GOOD, "本报讯（记者 王一）" + GOOD])
def test_thousands_of_copies_are_kept_once(tmp_path: Path, text: str) -> None:
    rows = (json.dumps({"id": str(n), "text": text * 5}) for n in range(5000))
    (tmp_path / "n.jsonl").write_text("\n".join(rows))
    corpus = read_corpus(tmp_path)
    assert len(corpus.articles) == 1
    assert len(corpus.articles[0].also) == 4999
