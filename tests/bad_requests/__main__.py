"""Serve what each kind of row needs, judge the rows, and count; exit code 1 if a `must` fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.bad_requests import (
    bodies,
    cross_site,
    keys,
    llm_replies,
    other_people,
    people,
    questions,
    response_headers,
    slow_clients,
    start_up,
    stopped_llm,
    uploads,
    web_answers,
    web_questions,
)
from tests.bad_requests.llm_site import open_llm_site, open_site_without_llm
from tests.bad_requests.office import open_office
from tests.bad_requests.row import Check, Checks, Row, made, rows
from tests.bad_requests.site import Site, open_site
from tests.bad_requests.web_site import open_web_site

_WORDS_OF_A_CRASH = (b"Traceback", b'File "')

Open = Callable[[Path, Path], AbstractContextManager[Any]]
"""Opens a service over a copy of an index, in a folder."""

GROUPS: tuple[tuple[Open, Checks[Any]], ...] = (
    (open_site, {**questions.CHECKS, **bodies.CHECKS, **slow_clients.HEADERS}),
    (
        open_office,
        {
            **people.CHECKS,
            **keys.CHECKS,
            **cross_site.CHECKS,
            **other_people.CHECKS,
            **response_headers.CHECKS,
            **uploads.CHECKS,
            **start_up.CHECKS,
        },
    ),
    (open_llm_site, {**llm_replies.CHECKS, **slow_clients.STREAMS}),
    (stopped_llm.open_resting_site, stopped_llm.RESTING),
    (open_site_without_llm, stopped_llm.GONE),
    (open_web_site, {**web_questions.CHECKS, **web_answers.CHECKS}),
)
"""What is served, and the checks for which it is."""

CHECKED_ELSEWHERE: dict[str, str] = {}
"""Rows that this runner cannot check, and why."""


def judge(site: Site, row: Row, check: Check[Any]) -> tuple[bool, str]:
    """Whether a row came out as it should, the service lives on and no crash was logged."""
    before = site.log.stat().st_size
    wrong = ""
    try:
        passed = check(site, made(row))
    except Exception as error:
        passed, wrong = False, f"; {_place(error)}: {error!r:.300}"
    health = site.get("/health")
    logged = site.log.read_bytes()[before:]
    crashed = any(word in logged for word in _WORDS_OF_A_CRASH)
    says = f"/health {health.status} in {health.seconds * 1000:.0f} ms" + ", crashed" * crashed
    return passed and health.status == 200 and not crashed, says + wrong


def _place(error: Exception) -> str:
    """Return where in a check an error was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if Path(each.filename).parent == Path(__file__).parent]
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def judged(wanted: dict[str, Row], index: Path) -> Iterator[tuple[Row, bool | None, str]]:
    """Yield each row with whether it passed; None where that cannot be checked."""
    for opened, checks in GROUPS:
        known = checks.keys() & wanted.keys()
        if not known:
            continue
        with tempfile.TemporaryDirectory() as folder, opened(index, Path(folder)) as site:
            for row_id in sorted(known):
                yield wanted[row_id], *judge(site, wanted[row_id], checks[row_id])
    checked = {row_id for _, checks in GROUPS for row_id in checks}
    for row_id in sorted(wanted.keys() - checked):
        yield wanted[row_id], None, CHECKED_ELSEWHERE.get(row_id, "no check is written for it")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bad_requests", description=__doc__)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--only", nargs="+", default=(), help="ids of rows")
    options = parser.parse_args()
    tally: Counter[tuple[str, str]] = Counter()
    for row, passed, said in judged(_wanted(options.rows, options.only), options.index):
        verdict = {True: "pass", False: "FAIL", None: "open"}[passed]
        tally[row["level"], verdict] += 1
        print(f"{verdict}  {row['id']}  {row['level']:6}  {said}", flush=True)  # noqa: T201
    for (level, verdict), count in sorted(tally.items()):
        print(f"{level}: {count} {verdict}")  # noqa: T201
    return 1 if tally["must", "FAIL"] or tally["must", "open"] else 0


def _wanted(path: Path, only: Collection[str]) -> dict[str, Row]:
    return {row["id"]: row for row in rows(path) if not only or row["id"] in only}


if __name__ == "__main__":
    sys.exit(main())
