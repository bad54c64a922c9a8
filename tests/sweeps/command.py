"""`zoneqa index` on a failing disk: one sentence, an exit code, and the old index stays."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sweeps.child import Ending, in_child
from tests.sweeps.faults import FULL, NONE, FaultInjector
from tests.sweeps.report import Line, counted
from tests.sweeps.syscalls import run_intercepted
from zoneqa.index import open_current

_POINTS = 12
_LIMIT = 2048
"""The largest size of a file in bytes, in the run with a limit."""


def lines(share: float, _seed: int) -> Iterator[Line]:
    """Yield the outcomes with a full disk from some calls on, and with a limit on file sizes."""
    with TemporaryDirectory() as folder:
        case = _Case(Path(folder))
        count = sum(map(FULL.concerns, case.disturb(FaultInjector(NONE, 0)).calls))
        numbers = range(1, count + 1, max(1, round(count / (_POINTS * share))))
        full = [case.refuse(FaultInjector(FULL, n)) for n in numbers]
        yield case.line("disk full", full, "No space left on device")
        limited = case.refuse(FaultInjector(NONE, 0), _LIMIT)
        yield case.line("file size limited", [limited], "File too large")


class _Case:
    """An index built by the command, of an article that has changed since."""

    def __init__(self, folder: Path) -> None:
        self._corpus, self._prepared, self._root = (
            folder / "corpus",
            folder / "before",
            folder / "x",
        )
        self._write("300亿元")
        in_child(partial(_index, self._corpus, self._prepared))
        self._write("310亿元")

    def disturb(self, injector: FaultInjector, limit: int | None = None) -> Ending:
        """Run `zoneqa index` on a copy of the index."""
        shutil.rmtree(self._root, ignore_errors=True)
        shutil.copytree(self._prepared, self._root)
        return run_intercepted(
            partial(_index, self._corpus, self._root, limit), self._root, injector
        )

    def refuse(self, injector: FaultInjector, limit: int | None = None) -> Ending:
        """Run as `disturb`, and note in the output if the index has changed."""
        ending = self.disturb(injector, limit)
        same = in_child(lambda: _served(self._root) == _served(self._prepared))
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
    """Run `zoneqa index`, with a limit on file sizes in bytes, and return its exit code."""
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
    """Return whether the command ended with one sentence that names the cause."""
    said = ending.said.strip().splitlines()
    return ending.code == 4 and said[-1].startswith("zoneqa: The ") and cause in said[-1]
