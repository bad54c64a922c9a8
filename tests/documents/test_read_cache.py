"""What was read of a scan is kept, and never taken for that of another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File
from zoneqa.documents.read_cache import ReadCache
from zoneqa.documents.read_file import Readers, contents
from zoneqa.documents.sandbox.parser_process import ParserProcess
from zoneqa.documents.tables import Grid

ITEMS: list[Document | Problem] = [
    Document("扫描\ud800文", notes=("a", "b"), grids=(Grid.of_rows([("园区", "税收")]),)),
    Problem("no_text", "There is no text in it.", "b.png"),
]


def test_what_was_read_comes_back_as_it_was(tmp_path: Path) -> None:
    ReadCache(tmp_path / "ocr").put(b"scan", "a.pdf", ITEMS)
    assert ReadCache(tmp_path / "ocr").get(b"scan", "b.PDF") == ITEMS


@pytest.mark.parametrize(
    ("data", "name"), [(b"scan2", "a.pdf"), (b"scan", "a.png"), (b"", "a.pdf")]
)
def test_other_files_are_not_known(tmp_path: Path, data: bytes, name: str) -> None:
    cache = ReadCache(tmp_path)
    cache.put(b"scan", "a.pdf", ITEMS)
    assert cache.get(data, name) is None


def test_what_a_limit_cut_short_is_read_again(tmp_path: Path) -> None:
    cache = ReadCache(tmp_path)
    cache.put(b"scan", "a.pdf", [Problem("too_complex", "Reading it takes more than 90 s.")])
    assert cache.get(b"scan", "a.pdf") is None


@pytest.mark.parametrize("damage", [b"", b"[", b'["e30="]', b'["!"]', b"7", b"\xff"])
def test_damaged_files_are_read_again(tmp_path: Path, damage: bytes) -> None:
    cache = ReadCache(tmp_path)
    cache.put(b"scan", "a.pdf", ITEMS)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert cache.get(b"scan", "a.pdf") is None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "ocr").write_text("a file in its place", encoding="utf-8")
    cache = ReadCache(tmp_path / "ocr")
    cache.put(b"scan", "a.pdf", ITEMS)
    assert cache.get(b"scan", "a.pdf") is None


def test_a_scan_is_parsed_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"say once")
    with ParserProcess("tests.hostile:parse") as parser:
        readers = Readers(parser, scan_parser=parser, scan_cache=ReadCache(tmp_path / "ocr"))
        first = list(contents(File(path, "a.pdf"), readers))
    with ParserProcess("tests.hostile:nothing") as broken:
        kept = Readers(broken, scan_parser=broken, scan_cache=ReadCache(tmp_path / "ocr"))
        assert list(contents(File(path, "a.pdf"), kept)) == first
    assert [item.text for item in first if isinstance(item, Document)] == ["前文", "once"]
