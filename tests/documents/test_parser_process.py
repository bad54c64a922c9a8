"""A parser in its own process: what misbehaves there costs one file."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tests.made import docx, p
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.sandbox.parse_limits import Limits
from zoneqa.documents.sandbox.parser_process import KILLED, ParserProcess

BEFORE = Document("前文", part="a.txt", notes=("a", "b"))
LIMITS = Limits(seconds=2, wall=3, memory=160 << 20, text=1 << 20)


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserProcess]:
    with ParserProcess("tests.hostile:parse", LIMITS) as parser:
        yield parser


def test_documents_come_through_as_they_are(parser: ParserProcess) -> None:
    text = "桂林𠮷\u3000第\u20281\ud800段\n" * 10_000
    found = parser.parse(b"say " + text.encode("utf-8", "replace"), "a.txt")
    said = text.replace("\ud800", "?")
    assert found == [BEFORE, Document(said, encoding="utf-8", date="2021-03")]
    assert parser.parse(b"say x", "\udcff\n.txt")[0].part == "\udcff\n.txt"


@pytest.mark.parametrize(
    ("deed", "problem"),
    [
        ("hang", Problem("too_complex", "Reading it takes more than 3 s.")),
        ("nap", Problem("too_complex", "Reading it takes more than 3 s.")),
        ("eat", Problem("too_complex", "Reading it takes more than 160 MB of memory.")),
        ("wrap", Problem("too_complex", "Reading it takes more than 160 MB of memory.")),
        ("fork", Problem("too_complex", "Reading it takes more than 160 MB of memory.")),
        ("load", Problem("too_complex", "Reading it takes more than 160 MB of memory.")),
        ("lxml", Problem("too_complex", "Reading it takes more than 160 MB of memory.")),
        ("die", Problem("too_complex", "Reading it takes too much memory or breaks the parser.")),
        ("raise", Problem("corrupt", "The parser broke on it (KeyError).")),
        ("write /tmp", Problem("corrupt", "The parser broke on it (IsADirectoryError).")),
    ],
)
def test_one_problem_and_the_next_file_is_read(
    parser: ParserProcess, deed: str, problem: Problem
) -> None:
    assert parser.parse(deed.encode(), "a.txt") == [BEFORE, problem]
    assert parser.parse(b"say x", "a.txt")[1:] == [Document("x", encoding="utf-8", date="2021-03")]


def test_a_file_whose_process_was_killed_is_read_by_another(
    parser: ParserProcess, tmp_path: Path
) -> None:
    assert parser.parse(f"killed {tmp_path / 'once'}".encode(), "a.txt") == [
        BEFORE,
        Document("后文"),
    ]


def test_a_file_whose_process_is_killed_twice_cannot_be_read(parser: ParserProcess) -> None:
    assert parser.parse(b"killed nowhere", "a.txt") == [BEFORE, KILLED]
    assert parser.parse(b"say x", "a.txt")[0] == BEFORE


def test_the_limit_is_on_the_time_that_the_parser_works() -> None:
    with ParserProcess("tests.hostile:parse", Limits(seconds=1, wall=60)) as parser:
        too_slow = Problem("too_complex", "Reading it takes more than 1 s.")
        assert parser.parse(b"spin", "a.txt") == [BEFORE, too_slow]
        assert parser.parse(b"wait 2.5", "a.txt") == [BEFORE, Document("later")]


def test_it_may_be_idle_for_longer_than_a_file_may_take() -> None:
    with ParserProcess("tests.hostile:parse", Limits(wall=1)) as parser:
        for _ in range(2):
            assert parser.parse(b"say x", "a.txt")[0] == BEFORE
            time.sleep(2.5)


GOOD = "云岭高新区引进三家企业，总投资4亿元。"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", f"<html><body>{f'<p>{GOOD}</p>' * 2000}</body></html>".encode()),
        ("a.docx", docx(p(GOOD) * 3000)),
        ("a.md", f"---\ntitle: x\n---\n{GOOD * 30_000}".encode()),
        ("a.txt", (GOOD * 200_000).encode()),
        ("a.jsonl", f'{{"text": "{GOOD * 200_000}"}}'.encode()),
    ],
)
def test_memory_that_runs_out_is_never_called_damage(name: str, data: bytes) -> None:
    with ParserProcess(limits=Limits(memory=16 << 20)) as parser:
        assert parser.parse(data, name) == [
            Problem("too_complex", "Reading it takes more than 16 MB of memory.")
        ]


def test_too_much_text(parser: ParserProcess) -> None:
    *kept, last = parser.parse(b"flood", "a.txt")
    assert kept == [BEFORE, *3 * [Document("字" * 100_000)]]
    assert last == Problem("too_large", "It holds more than 1 MB of text.")


def test_a_parser_that_prints_disturbs_nothing(parser: ParserProcess) -> None:
    assert parser.parse(b"shout", "a.txt") == [BEFORE, Document("后文")]


@pytest.mark.parametrize("field", ["notes", "text", "title"])
def test_a_frame_that_is_no_document(parser: ParserProcess, field: str) -> None:
    assert parser.parse(f"forge {field}".encode(), "a.txt")[1:] == [
        Problem("too_complex", "Reading it takes too much memory or breaks the parser.")
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs the limits of POSIX")
def test_nothing_is_written(parser: ParserProcess, tmp_path: Path) -> None:
    target = tmp_path / "x"
    parser.parse(f"write {target}".encode(), "a.txt")
    assert not target.exists() or target.read_bytes() == b""


def test_no_secret_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONEQA_LLM_KEY", "secret")
    with ParserProcess("tests.hostile:parse", LIMITS) as parser:
        (_, names) = parser.parse(b"environment", "a.txt")
    assert isinstance(names, Document)
    assert "PATH" in names.text.split()
    assert "ZONEQA_LLM_KEY" not in names.text


def test_a_parser_that_does_not_exist() -> None:
    with (
        ParserProcess("tests.hostile:nothing") as parser,
        pytest.raises(RuntimeError, match="nothing"),
    ):
        parser.parse(b"", "a.txt")


@pytest.mark.parametrize("deed", ["hang", "spin", "nap"])
def test_it_is_closed_while_another_thread_waits_for_it(deed: str) -> None:
    with ThreadPoolExecutor(1) as threads, ParserProcess("tests.hostile:parse") as parser:
        parser.parse(b"say x", "a.txt")
        waiting = threads.submit(parser.parse, deed.encode(), "a.txt")
        time.sleep(0.2)
        parser.close()
        assert waiting.result()[-1] == KILLED
        assert parser.parse(b"say x", "a.txt") == [KILLED]


def test_no_process_is_left_behind() -> None:
    others = _children(psutil.Process())
    with ParserProcess("tests.hostile:parse", LIMITS) as parser:
        parser.parse(b"say x", "a.txt")
        (child,) = set(_children(psutil.Process())) - set(others)
    assert not child.is_running()


@pytest.mark.parametrize("deed", ["say x", "hang"])
def test_an_orphan_ends_by_itself(deed: str) -> None:
    code = (
        "from zoneqa.documents.sandbox.parser_process import *\n"
        "with ParserProcess('tests.hostile:parse', Limits(wall=1)) as parser:\n"
        f"    parser.parse(b'say x', 'a'); print(flush=True); parser.parse(b'{deed}', 'a')\n"
        "    input()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen((sys.executable, "-c", code), stdin=pipe, stdout=pipe) as parent:
        assert parent.stdout
        parent.stdout.readline()
        (child,) = _children(psutil.Process(parent.pid))
        os.kill(parent.pid, 9)
    psutil.wait_procs([child], timeout=5)
    assert not child.is_running()


def test_it_starts_quickly_and_loads_no_models() -> None:
    heavy = {"faiss", "onnxruntime", "torch", "numpy", "sentence_transformers", "datasketch"}
    code = f"import sys, zoneqa.documents.sandbox.child; print(*({heavy} & set(sys.modules)))"
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def _children(process: psutil.Process) -> list[psutil.Process]:
    living = (c for c in process.children() if c.status() != psutil.STATUS_ZOMBIE)
    return [c for c in living if "zoneqa.documents.sandbox.child" in c.cmdline()]
