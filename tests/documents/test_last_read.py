"""What cannot be read any more stays as it was; what was deleted goes."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

import pytest

from zoneqa.documents import Corpus, open_parse_cache, read_corpus
from zoneqa.documents.document import Document, PageRead, Problem
from zoneqa.documents.formats.registry import parse
from zoneqa.documents.read_file import open_binary
from zoneqa.documents.reading_aids import ReadingAids

ALL = {"a": "甲文。", "b": "乙文。", "sub/c": "丙文。"}
SLOW = Problem("too_complex", "Reading it takes more than 10 s.")
BROKEN = Problem("corrupt", "It cannot be read (KeyError).")


@dataclass(slots=True)
class FakeParser:
    """Parses in this process; files of some names meet with a problem."""

    problems: dict[str, Problem] = field(default_factory=dict)
    parsed: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def parse(self, data: bytes, name: str) -> list[Document | Problem]:
        self.parsed.append(name)
        items = (self.problems[name],) if name in self.problems else parse(data, name)
        return [item for item in items if not isinstance(item, PageRead)]


@dataclass(frozen=True, slots=True)
class Opening:
    """Opens files but for one, of which the system says why it cannot."""

    refused: str
    error: OSError

    def __call__(self, path: Path) -> IO[bytes]:
        if path.name == self.refused:
            raise self.error
        return open_binary(path)


@dataclass(frozen=True, slots=True)
class Office:
    """A folder of articles and the cache beside it."""

    folder: Path
    cache: Path

    def read(
        self,
        parser: FakeParser | None = None,
        open_file: Callable[[Path], IO[bytes]] = open_binary,
        *,
        first: bool = False,
        dry: bool = False,
    ) -> Corpus:
        fake = parser or FakeParser()
        with open_parse_cache(self.cache, first=first, read_only=dry) as cache:
            return read_corpus(
                self.folder,
                cache=cache,
                aids=ReadingAids(open_parser=lambda: fake, open_file=open_file),
            )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Three articles that were read once."""
    for name, text in ALL.items():
        path = tmp_path / "corpus" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    office = Office(tmp_path / "corpus", tmp_path / "cache")
    assert texts(office.read(first=True)) == ALL
    return office


def texts(corpus: Corpus) -> dict[str, str]:
    return {article.id: article.text for article in corpus.articles}


def kept(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {file.name: file.kept for file in corpus.report.kept}


@pytest.mark.parametrize("problem", [SLOW, BROKEN, Problem("encrypted", "With a password.")])
def test_a_file_that_breaks_keeps_its_articles(office: Office, problem: Problem) -> None:
    (office.folder / "b.md").write_text("乙文改。", encoding="utf-8")
    for _ in range(2):
        corpus = office.read(FakeParser({"b.md": problem}))
        assert texts(corpus) == ALL
        assert kept(corpus) == {"b.md": ("b",)}
        assert corpus.report.files[1].problems == (problem,)
        assert corpus.report.totals["kept"] == 1
    corpus = office.read()
    assert (texts(corpus)["b"], kept(corpus)) == ("乙文改。", {})


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "I/O")])
def test_a_file_that_cannot_be_opened_keeps_its_articles(office: Office, error: OSError) -> None:
    corpus = office.read(open_file=Opening("b.md", error))
    assert texts(corpus) == ALL
    assert kept(corpus) == {"b.md": ("b",)}


def test_a_folder_in_place_of_a_file(office: Office) -> None:
    (office.folder / "b.md").unlink()
    (office.folder / "b.md").mkdir()
    assert texts(office.read()) == ALL


def test_a_file_that_is_too_large_now(office: Office) -> None:
    os.truncate(office.folder / "b.md", 21 << 20)
    assert kept(office.read()) == {"b.md": ("b",)}


def test_the_folder_that_cannot_be_listed(office: Office) -> None:
    deep = office.folder / "sub"
    while len(str(deep)) < os.pathconf("/", "PC_PATH_MAX") - 120:
        deep = deep / ("d" * 100)
    deep.mkdir(parents=True)
    (deep / "e.md").write_text("戊文。", encoding="utf-8")
    (deep / "f").mkdir()
    here = os.open(deep / "f", os.O_RDONLY)
    assert len(office.read().articles) == 4
    # Now its path is too long for the system, which fails for root too.
    os.rename(office.folder / "sub" / ("d" * 100), office.folder / "sub" / ("e" * 200))
    os.close(here)
    corpus = office.read()
    assert "sub/c" in texts(corpus)
    assert any("too long" in problem.reason for problem in corpus.skipped)


def test_what_was_deleted_or_emptied_goes(office: Office) -> None:
    (office.folder / "b.md").unlink()
    (office.folder / "sub" / "c.md").write_text(" ", encoding="utf-8")
    corpus = office.read()
    assert texts(corpus) == {"a": "甲文。"}
    assert kept(corpus) == {}
    (office.folder / "sub" / "c.md").write_bytes(b"%PDF-")
    assert kept(office.read()) == {}


def test_a_bad_file_that_never_held_an_article_keeps_nothing_back(office: Office) -> None:
    (office.folder / "new.md").write_text("新文。", encoding="utf-8")
    (office.folder / "b.md").unlink()
    for _ in range(2):
        corpus = office.read(FakeParser({"new.md": BROKEN}))
        assert texts(corpus) == {"a": "甲文。", "sub/c": "丙文。"}
        assert (kept(corpus), corpus.report.unknown) == ({}, ())


def test_ids_stay_when_the_first_of_two_files_breaks(office: Office) -> None:
    (office.folder / "a.txt").write_text("另文。", encoding="utf-8")
    assert texts(office.read())["a~2"] == "另文。"
    (office.folder / "a.md").write_text("坏。", encoding="utf-8")
    assert texts(office.read(FakeParser({"a.md": BROKEN}))) == {**ALL, "a~2": "另文。"}


def test_a_part_that_breaks_keeps_its_articles(office: Office) -> None:
    def pack(*names: str) -> None:
        with zipfile.ZipFile(office.folder / "n.zip", "w") as archive:
            for name in names:
                archive.writestr(f"{name}.md", f"{name}文。")

    pack("丁", "戊", "己")
    assert len(office.read().articles) == 6
    pack("丁", "戊")
    data = (office.folder / "n.zip").read_bytes()
    (office.folder / "n.zip").write_bytes(data.replace("戊文。".encode(), "坏文。".encode()))
    corpus = office.read()
    assert texts(corpus) == {**ALL, "n/丁": "丁文。", "n/戊": "戊文。"}
    assert kept(corpus) == {"n.zip": ("n/戊",)}
    assert corpus.report.files[2].status == "read"


@dataclass(slots=True)
class BreaksOff(FakeParser):
    """Gives a zip up after so many items, like a process that is killed."""

    after: int = 0

    def parse(self, data: bytes, name: str) -> list[Document | Problem]:
        items = FakeParser.parse(self, data, name)
        return [*items[: self.after], SLOW] if name == "n.zip" else items


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_what_follows_in_an_archive_that_was_given_up_is_named(office: Office, after: int) -> None:
    names = ["丁.md", "子/戊.md", "己.md"]
    with zipfile.ZipFile(office.folder / "n.zip", "w") as archive:
        for name in names:
            archive.writestr(name, f"{name}文。")
    corpus = office.read(BreaksOff(after=after))
    problems = corpus.report.files[2].problems
    assert problems[0] == SLOW
    assert [problem.part for problem in problems[1:]] == names[after:]
    assert len(corpus.articles) == 3 + after
    assert len(office.read().articles) == 6
    assert len(office.read(BreaksOff(after=after)).articles) == 6


def test_a_line_that_breaks_keeps_its_article(office: Office) -> None:
    lines = [json.dumps({"id": f"x{n}", "text": f"第{n}条。"}) for n in range(4)]
    path = office.folder / "n.jsonl"
    path.write_text("\n".join(lines))
    assert len(office.read().articles) == 7
    path.write_text("\n".join([lines[0], "{", lines[2]]))
    corpus = office.read()
    assert sorted(set(texts(corpus)) - set(ALL)) == ["x0", "x1", "x2"]
    assert kept(corpus) == {"n.jsonl": ("x1",)}
    path.write_text("\n".join(["{", lines[1], lines[0]]))  # the article of the bad line has moved
    assert sorted(set(texts(office.read())) - set(ALL)) == ["x0", "x1"]


@pytest.mark.parametrize("lose", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_without_the_cache_it_is_said_that_nothing_is_known(
    office: Office, lose: Callable[[Path], object]
) -> None:
    lose(office.cache / "documents.sqlite")
    for _ in range(2):
        corpus = office.read(FakeParser({"b.md": BROKEN}))
        assert texts(corpus) == {"a": "甲文。", "sub/c": "丙文。"}
        assert [file.name for file in corpus.report.unknown] == ["b.md"]
    assert office.read().report.unknown == ()
    assert kept(office.read(FakeParser({"b.md": BROKEN}))) == {}  # it has not changed
    (office.folder / "b.md").write_text("乙文改。", encoding="utf-8")
    assert kept(office.read(FakeParser({"b.md": BROKEN}))) == {"b.md": ("b",)}


def test_a_dry_run_keeps_the_same_and_writes_nothing(office: Office) -> None:
    before = (office.cache / "documents.sqlite").read_bytes()
    (office.folder / "b.md").write_text("乙文改。", encoding="utf-8")
    corpus = office.read(FakeParser({"b.md": BROKEN}), dry=True)
    assert (texts(corpus), kept(corpus)) == (ALL, {"b.md": ("b",)})
    assert (office.cache / "documents.sqlite").read_bytes() == before
    assert sorted(path.name for path in office.cache.iterdir()) == ["documents.sqlite"]
