"""What was parsed before is not parsed again, and comes out the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.documents.test_last_read import FakeParser, Office
from tests.made import column, docx, p, pdf, zipped
from zoneqa.documents import Corpus, open_parse_cache, read_corpus
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.tables.grid import Grid, GridCell
from zoneqa.folders.code_version import version_of

LINES = "云岭高新区今年引进三家企业。\n总投资4亿元。"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A folder with a file of every kind."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    files = {
        "a.md": "# 题\n\n甲文。".encode(),
        "b.txt": "第一行\n\n乙文\ud800。".encode("utf-8", "surrogatepass"),
        "c.html": "<html><body><p>云岭高新区引进三家企业，总投资4亿元。</p></body></html>".encode(),
        "d.pdf": pdf(column(LINES, 40, 500)),
        "e.docx": docx(p("丁文。")),
        "f.jsonl": '{"id": "f", "text": "戊文。"}\n{\n'.encode(),
        "g.zip": zipped({"h.md": "己文。", "i.exe": "x"}),
        "j.pdf": pdf([]),
        "k.mp3": b"x",
        "l.txt": b"",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Office(folder, tmp_path / "cache")


def again(office: Office, *, dry: bool = False) -> tuple[Corpus, list[str]]:
    """Read with a parser that remembers what it was given."""
    parser = FakeParser()
    return office.read(parser, dry=dry), sorted(parser.parsed)


@pytest.mark.parametrize("dry", [False, True])
def test_unchanged_files_are_not_parsed_again(office: Office, dry: bool) -> None:
    fresh = read_corpus(office.folder)
    assert office.read(first=True) == fresh
    assert again(office, dry=dry) == (fresh, ["b.txt"])
    (office.folder / "a.md").write_text("# 题\n\n新文。")
    corpus, parsed = again(office, dry=dry)
    assert (corpus, parsed) == (read_corpus(office.folder), ["a.md", "b.txt"])


def test_a_renamed_file_is_parsed_again_and_a_moved_one_is_not(office: Office) -> None:
    office.read(first=True)
    (office.folder / "a.md").rename(office.folder / "z.txt")
    (office.folder / "sub").mkdir()
    (office.folder / "d.pdf").rename(office.folder / "sub" / "d.pdf")
    corpus, parsed = again(office)
    assert (corpus, parsed) == (read_corpus(office.folder), ["b.txt", "z.txt"])


def test_every_field_survives(tmp_path: Path) -> None:
    grid = Grid((GridCell("指标", 0, 0, header=True), GridCell("4\n亿", 1, 0)))
    fields = {n: f"{n}\n文\u2028\ud800" for n in ("title", "source", "date", "zone", "url", "id")}
    items: list[Document | Problem] = [
        Document("正\n文", **fields, part="p", whole=True, notes=("a", "b"), grids=(grid,)),
        Problem("corrupt", "Says.", "line 7"),
    ]
    with open_parse_cache(tmp_path) as cache:
        key = cache.put(items)
    with open_parse_cache(tmp_path) as cache:
        assert cache.items(key) == items
        assert cache.items(b"other") is None


def corrupt_rows(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE parsed SET items = substr(items, 1, 9)")


def forge_rows(path: Path) -> None:
    import zlib

    with closing(sqlite3.connect(path)) as connection, connection:
        forged = zlib.compress(b'{"kind": "Document", "text": 1}')
        connection.execute("UPDATE parsed SET items = ?", (forged,))


def other_tables(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE parsed (x)")


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to look like one" * 100)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :: 64] = bytes(len(data[len(data) // 2 :: 64]))
    path.write_bytes(data)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


HARMS = (corrupt_rows, forge_rows, other_tables, garbage, flip, folder, Path.unlink)


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_cache_costs_time_and_nothing_else(
    office: Office, harm: Callable[[Path], None]
) -> None:
    fresh = office.read(first=True)
    harm(office.cache / "documents.sqlite")
    for dry in (True, False, True):
        assert office.read(dry=dry).articles == fresh.articles


def test_a_locked_cache_is_left_alone(office: Office) -> None:
    fresh = office.read(first=True)
    with closing(sqlite3.connect(office.cache / "documents.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert office.read().articles == fresh.articles


def test_a_cache_that_cannot_be_made_is_done_without(office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    office = Office(office.folder, tmp_path / "file" / "cache")
    assert office.read().articles == read_corpus(office.folder).articles


def test_it_holds_what_the_corpus_holds_and_no_more(office: Office) -> None:
    def held() -> tuple[int, int]:
        with closing(sqlite3.connect(office.cache / "documents.sqlite")) as connection:
            (parsed,) = connection.execute("SELECT count(*) FROM parsed").fetchone()
            (files,) = connection.execute("SELECT count(*) FROM last_read").fetchone()
        return parsed, files

    office.read(first=True)
    full = held()
    for n in range(5):
        (office.folder / "a.md").write_text(f"# 题\n\n第{n}文。")
        office.read()
    assert held() == full
    for name in ("b.txt", "c.html", "d.pdf", "e.docx"):
        (office.folder / name).unlink()
    office.read()
    assert held() == (full[0] - 4, full[1] - 4)


@dataclass(slots=True)
class Interrupted(FakeParser):
    """Is interrupted at one file."""

    at: str = "zzz"
    parsed: list[str] = field(default_factory=list)

    def parse(self, data: bytes, name: str) -> list[Document | Problem]:
        if name == self.at:
            raise KeyboardInterrupt
        return FakeParser.parse(self, data, name)


def test_an_interrupted_read_goes_on_where_it_was(office: Office) -> None:
    with pytest.raises(KeyboardInterrupt):
        office.read(Interrupted(at="g.zip"), first=True)
    corpus, parsed = again(office)
    assert corpus.articles == read_corpus(office.folder).articles
    assert "a.md" not in parsed
    assert "g.zip" in parsed


def test_another_parser_parses_again(tmp_path: Path) -> None:
    package, site = tmp_path / "package", tmp_path / "site"
    (package / "data").mkdir(parents=True)
    (site / "lxml-6.0.dist-info").mkdir(parents=True)
    (package / "parser.py").write_text("1")
    seen = [version_of([package], [str(site)])]

    def changed() -> bool:
        seen.append(version_of([package], [str(site)]))
        return seen[-1] not in seen[:-1]

    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "parser.pyc").write_text("x")
    assert not changed()
    (package / "parser.py").write_text("2")
    assert changed()
    (package / "data" / "names.txt").write_text("a")
    assert changed()
    (package / "data" / "names.txt").rename(package / "names.txt")
    assert changed()
    (site / "lxml-6.0.dist-info").rename(site / "lxml-6.1.dist-info")
    assert changed()
    (site / "new-1.0.dist-info").mkdir()
    assert changed()
