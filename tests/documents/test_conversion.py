"""Old office files: converted where there is a program for it, else the remark says what to do."""

from __future__ import annotations

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.documents.parsing import read
from tests.e2e.clients import wait_until
from tests.made import docx, p
from tests.made_office import OLE
from zoneqa.documents import Skipped, read_corpus
from zoneqa.documents.conversion.base import ConversionError, Converted
from zoneqa.documents.conversion.libreoffice import LibreOffice
from zoneqa.documents.document import Problem
from zoneqa.documents.reading_aids import ReadingAids
from zoneqa.errors import UsageError
from zoneqa.factory.aids import make_converter
from zoneqa.settings import Settings

WORD = OLE + "WordDocument".encode("utf-16-le")
DAMAGED = WORD + b"damage"


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.doc", ".docx"),
        ("a.wps", ".docx"),
        ("a.docx", ".docx"),
        ("a.DOC", ".docx"),
        ("a.xls", ".xlsx"),
        ("a.et", ".xlsx"),
        ("a.ppt", ".pptx"),
        ("a.dps", ".pptx"),
    ],
)
def test_the_remark_says_how_to_save_it(name: str, suffix: str) -> None:
    says = f"It is an old office file: save it as {suffix}, or install LibreOffice."
    assert read(WORD, name) == [Problem("old_format", says)]


@pytest.mark.parametrize(("name", "suffix"), [("a.doc", ".docx"), ("a.et", ".xlsx")])
def test_an_office_file_of_an_unknown_kind_is_not_converted(name: str, suffix: str) -> None:
    says = f"It is an office file of an unknown kind: save it as {suffix}."
    assert read(OLE + b"\0" * 99, name) == [Problem("type_mismatch", says)]


class FakeConverter:
    """Converts what says WordDocument."""

    def __call__(self, data: bytes, name: str) -> Converted:
        if data != WORD:
            raise ConversionError("LibreOffice cannot read it: save it as .docx.")
        return Converted(
            docx(p("麓川年报", "a") + p("税收28亿元。"), {"a": "Title"}), f"{name[:-4]}.docx"
        )

    def give_up(self) -> None:
        """Nothing takes long."""


class HangingConverter(FakeConverter):
    """Waits until it is given up."""

    def __init__(self) -> None:
        self.begun, self.given_up = Event(), Event()

    def __call__(self, data: bytes, name: str) -> Converted:
        self.begun.set()
        assert self.given_up.wait(60)
        raise ConversionError("The conversion was given up.")

    def give_up(self) -> None:
        self.given_up.set()


def test_old_files_are_read_in_their_new_format(tmp_path: Path) -> None:
    (tmp_path / "年报.doc").write_bytes(WORD)
    (tmp_path / "坏.wps").write_bytes(DAMAGED)
    (tmp_path / "好.txt").write_text("好。", encoding="utf-8")
    corpus = read_corpus(tmp_path, aids=ReadingAids(FakeConverter()))
    assert [(a.id, a.title, a.text) for a in corpus.articles] == [
        ("好", "好。", "好。"),
        ("年报", "麓川年报", "税收28亿元。"),
    ]
    assert corpus.skipped == (Skipped("坏.wps", "libreOffice cannot read it: save it as .docx"),)


def _program(folder: Path, body: str) -> Path:
    """A stand-in for LibreOffice, which gets the same arguments."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


COPY = """
target, out, source = sys.argv[-4], pathlib.Path(sys.argv[-2]), pathlib.Path(sys.argv[-1])
out.mkdir()
(out / f"file.{target}").write_bytes(source.suffix.encode() + source.read_bytes())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.parametrize(
    ("name", "source", "converted"),
    [
        ("a.doc", b".doc", "a.docx"),
        ("b.wps", b".doc", "b.docx"),
        ("c.docx", b".doc", "c.docx"),
        ("d.et", b".xls", "d.xlsx"),
        ("e.dps", b".ppt", "e.pptx"),
        ("f.odt", b".odt", "f.docx"),
    ],
)
def test_libreoffice_gets_a_suffix_that_it_knows(
    tmp_path: Path, name: str, source: bytes, converted: str
) -> None:
    convert = LibreOffice(_program(tmp_path, COPY))
    assert convert(b" old", name) == Converted(source + b" old", converted)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("sys.exit(1)", "LibreOffice cannot read it: save it as .docx."),
        ("time.sleep(60)", "LibreOffice takes more than 1 s: save it as .docx."),
        ("b'x' * (8 << 30)", "LibreOffice cannot read it: save it as .docx."),
        (
            "pathlib.Path(sys.argv[-2]).mkdir()\n"
            "(pathlib.Path(sys.argv[-2]) / 'file.docx').open('wb').truncate(1 << 30)\n",
            "LibreOffice cannot read it: save it as .docx.",
        ),
    ],
)
def test_a_conversion_that_fails(tmp_path: Path, body: str, says: str) -> None:
    convert = LibreOffice(_program(tmp_path, body), seconds=1 if "more than" in says else 30)
    with pytest.raises(ConversionError, match=says):
        convert(b"old", "a.doc")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.parametrize("others", [0, 1, 3])
def test_what_is_converted_is_given_up_in_all_threads(tmp_path: Path, others: int) -> None:
    began = "(pathlib.Path(__file__).parent / f'{len(sys.argv)}-{time.time_ns()}.began').touch()"
    convert = LibreOffice(_program(tmp_path, f"{began}\ntime.sleep(60)"))
    with ThreadPoolExecutor(others + 1) as threads:
        waiting = [threads.submit(convert, b"old", "a.doc") for _ in range(others + 1)]
        wait_until(lambda: len(list(tmp_path.glob("*.began"))) == others + 1, seconds=60)
        convert.give_up()
        for each in waiting:
            with pytest.raises(ConversionError, match="was given up"):
                each.result()
    with pytest.raises(ConversionError, match="was given up"):
        convert(b"old", "b.doc")


@pytest.mark.parametrize("files", [2, 3, 6])
def test_an_interrupt_waits_for_no_conversion(tmp_path: Path, files: int) -> None:
    (tmp_path / "0.txt").write_text("好。", encoding="utf-8")
    for n in range(1, files):
        (tmp_path / f"{n}.doc").write_bytes(WORD)
    converter = HangingConverter()

    def interrupted(done: int, total: int) -> None:
        assert converter.begun.wait(60)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_corpus(tmp_path, interrupted, aids=ReadingAids(converter, parsers=2))
    assert converter.given_up.is_set()


def test_what_is_read_to_its_end_is_not_given_up(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text("好。", encoding="utf-8")
    converter = HangingConverter()
    assert len(read_corpus(tmp_path, aids=ReadingAids(converter)).articles) == 1
    assert not converter.given_up.is_set()


def test_the_settings_name_the_program(tmp_path: Path) -> None:
    program = _program(tmp_path, COPY)
    assert make_converter(Settings(libreoffice=str(program))) == LibreOffice(program)
    assert make_converter(Settings(libreoffice="off")) is None
    with pytest.raises(UsageError, match="which is no file"):
        make_converter(Settings(libreoffice=str(tmp_path / "none")))
