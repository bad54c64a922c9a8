"""Sends the bad requests of a list to a service of its own and judges what comes back.

`python -m tests.bad_requests --rows PATH [--index PATH]`; exit code 1 if a `must` fails. A row has
`id`, `level`, `where` and either `input` or a snippet `how_to_make` that sets `data`. What is asked
of each stands in CHECKS; rows that no check is written for are counted, not judged: they are steps
that the tests of `api` and `e2e` take.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.load.http_client import Address, Reply, exchange, get
from tests.load.served import Served, serving

Row = dict[str, Any]

_JSON = "application/json"
_WORDS_OF_A_CRASH = (b"Traceback", b'File "')


@dataclass(frozen=True, slots=True)
class Service:
    """The service that is asked, and its log."""

    served: Served
    log: Path

    @property
    def where(self) -> Address:
        return self.served.where

    def send(self, raw: bytes) -> Reply:
        return asyncio.run(exchange(self.where, raw))

    def get(self, path: str) -> Reply:
        return self.send(get(path))

    def post(self, body: bytes, path: str = "/api/ask", kind: str = _JSON, more: str = "") -> Reply:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
        )
        return self.send(head.encode() + body)

    def ask(self, question: str, **more: Any) -> Reply:
        return self.post(json.dumps({"question": question, **more}).encode())

    def search(self, question: str, **more: Any) -> Reply:
        return self.post(json.dumps({"question": question, **more}).encode(), "/api/search")


Data = Any
Check = Callable[[Service, Data], bool]


def body_of(reply: Reply) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reply.body)
    return found


def question(*statuses: int, code: str | None = None, seconds: float = 10) -> Check:
    """A question is answered with one of these statuses, in time."""

    def check(service: Service, data: Data) -> bool:
        reply = service.ask(data)
        named = code is None or body_of(reply)["error"]["code"] == code
        return reply.status in statuses and named and reply.seconds < seconds

    return check


def declined(service: Service, data: Data) -> bool:
    reply = service.ask(data)
    return reply.status == 200 and body_of(reply)["citations"] == []


def body(*statuses: int, seconds: float = 10, kind: str = _JSON, more: str = "") -> Check:
    """A body is answered with one of these statuses, in time, and not repeated."""

    def check(service: Service, data: Data) -> bool:
        raw = data if isinstance(data, bytes) else data.encode()
        reply = service.post(raw, kind=kind, more=more)
        is_small = reply.status == 200 or len(reply.body) < 2000
        return reply.status in statuses and reply.seconds < seconds and is_small

    return check


def raw(*statuses: int) -> Check:
    """Raw bytes get one of these statuses; a connection that is reset is as good."""
    return lambda service, data: service.send(data).status in {0, *statuses}


def _null(service: Service, _data: Data) -> bool:
    values: tuple[Any, ...] = (None, 1, 1.5, True, [], {})
    return all(service.post(json.dumps({"question": v}).encode()).status == 422 for v in values)


def _depths(service: Service, _data: Data) -> bool:
    values = (-1, 0, 10**9, 1.5, "5", True, None)
    return all(service.ask("高新区", k=value).status == 422 for value in values)


def _same_hit(service: Service, data: Data) -> bool:
    from unicodedata import normalize

    found = [service.search(text, k=1) for text in (data, normalize("NFKC", data))]
    as_typed, folded = (body_of(each)["hits"][:1] for each in found)
    return bool(as_typed == folded)


def _hidden_marks_are_gone(service: Service, data: Data) -> bool:
    reply = service.ask(data)
    asked = body_of(reply)["question"]
    return reply.status == 200 and not any(0xE0000 <= ord(each) < 0xE0080 for each in asked)


def _no_nul(service: Service, data: Data) -> bool:
    reply = service.ask(data)
    return reply.status in {200, 422} and b"\\u0000" not in reply.body and b"\0" not in reply.body


def _no_forged_line(service: Service, data: Data) -> bool:
    reply = service.ask(data)
    lines = service.log.read_text(encoding="utf-8", errors="replace").splitlines()
    return reply.status == 200 and not any(line.startswith("2026-01-01 00:00:00") for line in lines)


def _bom_is_ignored(service: Service, data: Data) -> bool:
    answers = [body_of(service.ask(text)) for text in (data, data.lstrip("\ufeff"))]
    return bool(answers[0]["answer"] == answers[1]["answer"])


def _filter_is_a_name(service: Service, data: Data) -> bool:
    replies = [service.search("高新区", filters={field: [data]}) for field in ("zones", "sources")]
    return all(each.status == 422 or body_of(each)["hits"] == [] for each in replies)


def _id(service: Service, data: Data) -> bool:
    reply = service.get(f"/api/articles/{quote(data, safe='')}")
    return reply.status in {400, 404, 414, 422} and reply.seconds < 1


def _methods(service: Service, _data: Data) -> bool:
    for path in ("/api/ask", "/api/articles", "/health", "/"):
        for method in ("TRACE", "TRACK", "PUT", "PATCH", "PROPFIND", "A" * 300):
            head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            reply = service.send(head.encode())
            if reply.status != 405 or b"\r\nallow: " not in reply.head.lower():
                return False
    without_body = service.send(get("/health").replace(b"GET", b"HEAD"))
    return without_body.status == 200 and without_body.body == b""


def _multipart(service: Service, data: Data) -> bool:
    kinds = (
        "multipart/form-data; boundary=b",
        "multipart/form-data",
        "multipart/form-data; boundary=",
    )
    long = f"multipart/form-data; boundary={'b' * 10_000}"
    replies = [service.post(data, "/check", kind) for kind in (*kinds, long)]
    return all(400 <= reply.status < 500 or reply.status == 0 for reply in replies)


_TEXT = question(200)
_EMPTY = question(422, code="question_empty")

CHECKS: dict[str, Check] = {
    **dict.fromkeys(("Q001", "Q002", "Q004"), _EMPTY),
    **dict.fromkeys(("Q007", "Q018"), declined),
    **dict.fromkeys(("Q008", "Q009", "Q015", "Q017", "H010", "I001", "I003", "I021"), _TEXT),
    **dict.fromkeys(("P006", "P009", "P010", "P011"), body(400, 413, 422, seconds=1)),
    **dict.fromkeys(("P025", "P026"), raw(400, 404)),
    **dict.fromkeys(("I005", "I006"), _filter_is_a_name),
    **dict.fromkeys(("I002", "I007", "I012"), _id),
    **dict.fromkeys(("P038", "P040"), _multipart),
    "Q010": question(422, code="question_too_long"),
    "Q011": body(413, seconds=1),
    "Q013": question(200, 422),
    "Q019": _same_hit,
    "U001": _no_nul,
    "U002": body(400, 422),
    "U006": _hidden_marks_are_gone,
    "U009": _no_forged_line,
    "U011": question(200, 422),
    "U012": _bom_is_ignored,
    "I010": lambda service, data: service.get(data).status == 404,
    "I016": _depths,
    "I017": body(422),
    "P001": body(400, 422),
    "P002": body(400, 422),
    "P003": body(422),
    "P004": _null,
    "P005": body(200, 400, 422),
    "P012": body(400),
    "P013": body(400, 415),
    "P015": body(200),
    "P016": body(415, kind="text/plain"),
    "P017": body(415, kind="application/x-www-form-urlencoded"),
    "P019": body(415, more="Content-Encoding: gzip\r\n"),
    "P020": raw(400),
    "P022": raw(400, 431),
    "P024": raw(400, 404, 414),
    "P027": raw(400),
    "P028": _methods,
    "P036": raw(400),
}


def judge(service: Service, row: Row) -> tuple[bool, str]:
    """Whether a row came out as it should, the service lives on and no crash was logged."""
    before = service.log.stat().st_size
    try:
        passed = CHECKS[row["id"]](service, _made(row))
    except (KeyError, ValueError, IndexError) as error:
        return False, f"the response is not what it should be: {error!r}"
    health = service.get("/health")
    logged = service.log.read_bytes()[before:]
    crashed = any(word in logged for word in _WORDS_OF_A_CRASH)
    says = f"/health {health.status} in {health.seconds * 1000:.0f} ms" + ", crashed" * crashed
    return passed and health.status == 200 and not crashed, says


def _made(row: Row) -> Data:
    if row.get("how_kind") != "python":
        return row.get("input")
    names: dict[str, Any] = {"json": json, "zlib": zlib}
    exec(row["how_to_make"], names)  # the list is the project's own
    return names["data"]


def _rows(path: Path) -> Iterator[Row]:
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        row = json.loads(line)
        if row["surface"] in ("api", "http"):
            yield row


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--index", type=Path, default=Path("index"))
    options = parser.parse_args()
    tally: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with serving(options.index, log) as served:
            service = Service(served, log)
            for row in _rows(options.rows):
                known = row["id"] in CHECKS
                passed, said = judge(service, row) if known else (None, row["expected"][:60])
                verdict = {True: "pass", False: "FAIL", None: "open"}[passed]
                tally[row["level"], verdict] += 1
                print(f"{verdict}  {row['id']}  {row['level']:6}  {said}")  # noqa: T201
    for (level, verdict), count in sorted(tally.items()):
        print(f"{level}: {count} {verdict}")  # noqa: T201
    return 1 if tally["must", "FAIL"] else 0


if __name__ == "__main__":
    sys.exit(main())
