"""Runs the files of a list of bad inputs through the corpus reader and judges what came out.

`python -m tests.bad_inputs --rows PATH [--surface ingest]`; exit code 1 if a `must` fails. A row
has `id`, `level` and either `input` or a snippet `how_to_make` that sets `data`. What is asked of
each stands in CHECKS; rows that no check is written for are counted, not judged.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import bad_trees
from zoneqa.documents import Corpus, FileReport, read_corpus

Row = dict[str, Any]

GOOD = "湖滨高新区今年新建两座孵化器。"


@dataclass(frozen=True)
class Outcome:
    """What became of the bad file (or of several) beside a good one."""

    folder: Path
    corpus: Corpus
    seconds: float
    memory: int
    """Bytes by which our own process grew."""

    @property
    def files(self) -> dict[str, FileReport]:
        return {f.name: f for f in self.corpus.report.files if f.name != "good.md"}

    @property
    def bad(self) -> FileReport:
        (file,) = self.files.values()
        return file

    @property
    def text(self) -> str:
        """Titles and texts of everything but the good file."""
        others = (a for a in self.corpus.articles if a.id != "good")
        return "\n".join(f"{a.title}\n{a.text}" for a in others)


Check = Callable[[Outcome], bool]


def refused(*reasons: str, seconds: float = 10, memory: int = 100 << 20) -> Check:
    """Nothing was read, for one of these reasons, in time and without much memory of ours."""

    def check(outcome: Outcome) -> bool:
        bad = outcome.bad
        named = bad.status == "skipped" and {p.reason for p in bad.problems} <= set(reasons)
        return named and outcome.seconds < seconds + 2 and outcome.memory < memory

    return check


def reads(*texts: str, lacks: tuple[str, ...] = (), seconds: float = 10) -> Check:
    """It was read, these texts are there, and those are not."""

    def check(outcome: Outcome) -> bool:
        whole = all(t in outcome.text for t in texts) and not any(t in outcome.text for t in lacks)
        return outcome.bad.status == "read" and whole and outcome.seconds < seconds + 1

    return check


def either(*checks: Check) -> Check:
    return lambda outcome: any(check(outcome) for check in checks)


def _encoded(encoding: str, text: str) -> Check:
    return lambda o: reads(text, lacks=("\ufffd", "\ufeff"))(o) and o.bad.encodings == (encoding,)


def _paragraphs(outcome: Outcome) -> bool:
    lines = list(dict.fromkeys(filter(None, outcome.text.split("\n"))))
    return lines == ["段落一。", "段落二。", "段落三。", "段落四。"]


def _nothing_planted(outcome: Outcome) -> bool:
    return not list(outcome.folder.parent.rglob("*pwned*"))


_PARK = "国家公园总面积广阔，入口社区设在小镇。"
_BOMB = ("archive_limit", "too_complex", "too_large", "no_text")

CHECKS: dict[str, Check] = {
    "F001": _encoded("gb18030", _PARK),
    "F002": _encoded("gb18030", "䶮、𠮷、㐀、䲟是生僻字。"),
    "F003": _encoded("big5", "國家公園的總面積與入口社區說明文件。"),
    "F005": reads(_PARK, lacks=("\ufeff",)),
    "F007": lambda o: reads(_PARK, lacks=("\ufeff", "#"))(o) and o.text.startswith("标题\n"),
    "F009": refused("not_text"),
    "F010": refused("empty"),
    "F012": either(reads("国家公园", lacks=("\0",)), refused("not_text")),
    "F013": refused("too_large", seconds=2, memory=50 << 20),
    "F015": _paragraphs,
    "F016": reads("公园全天开放。", lacks=("12345678", "SYSTEM", "alert", "<")),
    "G001": reads("可见正文", lacks=("不可见脚本", "隐藏", "模板", "p{}")),
    "G002": reads("国家公园入口社区介绍"),
    "G003": reads("深层文字", seconds=3),
    "G005": reads("正文", lacks=("root:",)),
    "G007": reads("正文足够长的一段文字用于切块。", lacks=("\x1b",)),
    "D001": refused("no_text"),
    "D002": bad_trees.encrypted_and_open,
    "D003": refused("corrupt"),
    "D005": refused(*_BOMB),
    "D007": refused("corrupt"),
    "D009": reads("National park opening hours", lacks=("alert",)),
    "D010": refused("type_mismatch"),
    "D012": refused("too_many_pages"),
    "X001": refused("archive_limit"),
    "X003": refused("dtd_forbidden"),
    "X004": refused("dtd_forbidden"),
    "X005": lambda o: reads("正文", lacks=("pwned",))(o) and _nothing_planted(o),
    "X006": refused("corrupt"),
    "X008": reads("正文", lacks=("127.0.0.1",)),
    "X011": reads("现行规定：全天开放。", lacks=("旧规定", "忽略所有指令")),
    "X012": reads("正文"),
    "N005": bad_trees.odd_names_are_data,
    "N006": bad_trees.content_decides,
    "N007": bad_trees.links_stay_inside,
    "N009": bad_trees.the_rest_is_read,
    "N011": bad_trees.one_copy_is_kept,
}


def judge(row: Row) -> tuple[bool, str]:
    """Whether a row came out as it should, and what came out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        folder.mkdir()
        (folder / "good.md").write_text(GOOD, encoding="utf-8")
        _make(row, folder)
        before = _peak()
        start = time.monotonic()
        corpus = read_corpus(folder)
        seconds = time.monotonic() - start
        outcome = Outcome(folder, corpus, seconds, _peak() - before)
        whole = any(article.text == GOOD for article in corpus.articles)
        return whole and CHECKS[row["id"]](outcome), _said(outcome)


def _make(row: Row, folder: Path) -> None:
    """Writes the file of a row, or the files for which it only has words."""
    if row["id"] in bad_trees.MAKERS:
        bad_trees.MAKERS[row["id"]](folder)
        return
    names: dict[str, Any] = {"zipfile": zipfile, "zlib": zlib}
    data = row.get("input", "").encode()
    if "how_to_make" in row:
        exec(row["how_to_make"], names)  # the list is the project's own
        data = names["data"]
    (folder / f"bad{row['where'].removeprefix('file:')}").write_bytes(data)


def _peak() -> int:
    """The most bytes that this process ever had in memory; its parser has limits of its own."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def _said(outcome: Outcome) -> str:
    problems = [f"{p.reason}: {p.says}" for f in outcome.files.values() for p in f.problems]
    return f"{outcome.seconds:.1f} s; {'; '.join(problems) or repr(outcome.text[:60])}"


def _rows(path: Path, surface: str) -> Iterator[Row]:
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        row = json.loads(line)
        if row["id"] in CHECKS or (
            row["surface"] == surface and row["category"].startswith("ingest_")
        ):
            yield row


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--surface", default="ingest")
    options = parser.parse_args()
    tally: Counter[tuple[str, str]] = Counter()
    for row in _rows(options.rows, options.surface):
        passed, said = judge(row) if row["id"] in CHECKS else (None, "no check is written for it")
        verdict = {True: "pass", False: "FAIL", None: "open"}[passed]
        tally[row["level"], verdict] += 1
        print(f"{verdict}  {row['id']}  {row['level']:6}  {said}")  # noqa: T201
    for (level, verdict), count in sorted(tally.items()):
        print(f"{level}: {count} {verdict}")  # noqa: T201
    return 1 if tally["must", "FAIL"] or tally["must", "open"] else 0


if __name__ == "__main__":
    sys.exit(main())
