"""Bad questions and ids, sent to a service where nobody signs in."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize
from urllib.parse import quote

from tests.bad_requests.row import Check, Checks, Data
from tests.bad_requests.site import Site, body_of


def question(*statuses: int, code: str | None = None, seconds: float = 10) -> Check[Site]:
    """A question is answered with one of these statuses, in time."""

    def check(site: Site, data: Data) -> bool:
        reply = site.ask(data)
        named = code is None or body_of(reply)["error"]["code"] == code
        return reply.status in statuses and named and reply.seconds < seconds

    return check


def declined(site: Site, data: Data) -> bool:
    reply = site.ask(data)
    return reply.status == 200 and body_of(reply)["citations"] == []


def _depths(site: Site, _data: Data) -> bool:
    values = (-1, 0, 10**9, 1.5, "5", True, None)
    return all(site.ask("高新区", k=value).status == 422 for value in values)


def _same_hit(site: Site, data: Data) -> bool:
    found = [site.search(text, k=1) for text in (data, normalize("NFKC", data))]
    as_typed, folded = (body_of(each)["hits"][:1] for each in found)
    return bool(as_typed == folded)


def _hidden_marks_are_gone(site: Site, data: Data) -> bool:
    reply = site.ask(data)
    asked = body_of(reply)["question"]
    return reply.status == 200 and not any(0xE0000 <= ord(each) < 0xE0080 for each in asked)


def _no_nul(site: Site, data: Data) -> bool:
    reply = site.ask(data)
    return reply.status in {200, 422} and b"\\u0000" not in reply.body and b"\0" not in reply.body


def _no_forged_line(site: Site, data: Data) -> bool:
    reply = site.ask(data)
    lines = site.log.read_text(encoding="utf-8", errors="replace").splitlines()
    return reply.status == 200 and not any(line.startswith("2026-01-01 00:00:00") for line in lines)


def _bom_is_ignored(site: Site, data: Data) -> bool:
    answers = [body_of(site.ask(text)) for text in (data, data.lstrip("\ufeff"))]
    return bool(answers[0]["answer"] == answers[1]["answer"])


def _filter_is_a_name(site: Site, data: Data) -> bool:
    filters: tuple[dict[str, Any], ...] = ({"zones": [data]}, {"sources": [data]})
    replies = [site.search("高新区", filters=each) for each in filters]
    return all(each.status == 422 or body_of(each)["hits"] == [] for each in replies)


def _id(site: Site, data: Data) -> bool:
    reply = site.get(f"/api/articles/{quote(data, safe='')}")
    return reply.status in {400, 404, 414, 422} and reply.seconds < 1


_TEXT = question(200)
_EMPTY = question(422, code="question_empty")

CHECKS: Checks[Site] = {
    **dict.fromkeys(("Q001", "Q002", "Q004"), _EMPTY),
    **dict.fromkeys(("Q007", "Q018"), declined),
    **dict.fromkeys(("Q008", "Q009", "Q015", "Q017", "H010", "I001", "I003", "I021"), _TEXT),
    **dict.fromkeys(("I005", "I006"), _filter_is_a_name),
    **dict.fromkeys(("I002", "I007", "I012"), _id),
    "Q010": question(422, code="question_too_long"),
    "Q013": question(200, 422),
    "Q019": _same_hit,
    "U001": _no_nul,
    "U006": _hidden_marks_are_gone,
    "U009": _no_forged_line,
    "U011": question(200, 422),
    "U012": _bom_is_ignored,
    "I010": lambda site, data: site.get(data).status == 404,
    "I016": _depths,
}
