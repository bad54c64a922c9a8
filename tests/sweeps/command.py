"""The command itself where the disk refuses: a sentence, an exit code, and the old index."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sweeps.apart import Ending, apart
from tests.sweeps.faults import FULL, NONE, Saboteur
from tests.sweeps.report import Line, counted
from tests.sweeps.trap import trapped
from zoneqa.index import open_current

_POINTS = 12
_LIMIT = 2048
"""Bytes of a file, at most, in the run under a limit."""


def lines(share: float, _seed: int) -> Iterator[Line]:
    """A full disk at some calls of `zoneqa index`, and a limit on the size of files."""
    with TemporaryDirectory() as folder:
        case = _Case(Path(folder))
        count = sum(map(FULL.concerns, case.disturb(Saboteur(NONE, 0)).calls))
        numbers = range(1, count + 1, max(1, round(count / (_POINTS * share))))
        full = [case.refuse(Saboteur(FULL, n)) for n in numbers]
        yield case.line("disk full", full, "No space left on device")
        limited = case.refuse(Saboteur(NONE, 0), _LIMIT)
        yield case.line("file size limited", [limited], "File too large")


class _Case:
    """An index, made by the command, of an article that has changed since."""

    def __init__(self, folder: Path) -> None:
        self._corpus, self._prepared, self._root = (
            folder / "corpus",
            folder / "before",
            folder / "x",
        )
        self._write("300亿元")
        apart(partial(_index, self._corpus, self._prepared))
        self._write("310亿元")

    def disturb(self, saboteur: Saboteur, limit: int | None = None) -> Ending:
        """`zoneqa index` on a copy of the index."""
        shutil.rmtree(self._root, ignore_errors=True)
        shutil.copytree(self._prepared, self._root)
        return trapped(partial(_index, self._corpus, self._root, limit), self._root, saboteur)

    def refuse(self, saboteur: Saboteur, limit: int | None = None) -> Ending:
        """As `disturb`, if it ought to leave the index as it is."""
        ending = self.disturb(saboteur, limit)
        same = apart(lambda: _served(self._root) == _served(self._prepared))
        return ending if same else Ending(ending.code, f"the index has changed: {ending.said}")

    def line(self, name: str, endings: list[Ending], cause: str) -> Line:
        wrong = tuple(ending.said for ending in endings if not _refused(ending, cause))
        codes = counted(f"exit {ending.code}:" for ending in endings)
        return Line("command", name, len(endings), codes, wrong)

    def _write(self, output: str) -> None:
        self._corpus.mkdir(exist_ok=True)
        report = f"---\ntitle: 第一高新区开门红\n---\n\n第一高新区去年的产值突破{output}。\n"
        (self._corpus / "one.md").write_text(report, encoding="utf-8")


def _index(corpus: Path, root: Path, limit: int | None = None) -> int:
    """`zoneqa index`, with a limit on the bytes of a file; its exit code."""
    from zoneqa.cli.main import main

    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        main(["index", "--corpus", str(corpus), "--index", str(root)])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _served(root: Path) -> str:
    return open_current(root).name


def _refused(ending: Ending, cause: str) -> bool:
    """Whether it ended with one sentence that names the cause."""
    said = ending.said.strip().splitlines()
    return ending.code == 4 and said[-1].startswith("zoneqa: The ") and cause in said[-1]
