"""Scans have a parser of their own, are read once, and count as pages."""

from __future__ import annotations

from pathlib import Path

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File
from zoneqa.documents.parse_cache import ParseCache, open_parse_cache
from zoneqa.documents.read_file import FileReader

FILES = ("a.pdf", "b.png", "c.zip", "d.txt")


class NamedParser:
    """Answers with its own name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def parse(self, _data: bytes, _name: str) -> list[Document | Problem]:
        return [Document(self._name)]


def texts(folder: Path, cache: ParseCache, text_parser: str, scan_parser: str | None) -> list[str]:
    reader = FileReader(
        NamedParser(text_parser),
        cache,
        scan_parser=NamedParser(scan_parser) if scan_parser else None,
    )
    contents = [reader.read(File(folder / name, name)) for name in FILES]
    return [item.text for read in contents for item in read.items if isinstance(item, Document)]


def test_what_may_be_a_scan_is_given_to_its_parser_and_read_once(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"data")
    with open_parse_cache(tmp_path / "cache") as cache:
        assert texts(tmp_path, cache, "text", "scan") == ["scan", "scan", "scan", "text"]
        assert texts(tmp_path, cache, "new", "new") == ["scan", "scan", "scan", "text"]


def test_what_was_read_without_ocr_is_read_again_with_it(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"data")
    with open_parse_cache(tmp_path / "cache") as cache:
        assert texts(tmp_path, cache, "text", None) == ["text"] * 4
        assert texts(tmp_path, cache, "text", "scan") == ["scan", "scan", "scan", "text"]
