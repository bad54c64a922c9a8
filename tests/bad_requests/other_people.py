"""Requests on what belongs to somebody else."""

from __future__ import annotations

import re

import httpx2

from tests.bad_requests.office import Office
from tests.bad_requests.row import Checks, Data
from tests.bad_requests.site import ANSWERED

_PLACE = "/api/conversations/{conversation}"
_REQUESTS: tuple[tuple[str, str, dict[str, str] | None], ...] = (
    ("GET", _PLACE, None),
    ("PATCH", _PLACE, {"title": "x"}),
    ("DELETE", _PLACE, None),
    ("POST", f"{_PLACE}/ask", {"question": ANSWERED}),
    ("POST", f"{_PLACE}/ask", {"question": ANSWERED, "replaces": "{message}"}),
    ("POST", f"{_PLACE}/stop", None),
    ("POST", "/api/feedback", {"message_id": "{message}", "kind": "wrong"}),
    ("DELETE", "/api/feedback/{message}", None),
    ("POST", "/api/shares", {"conversation_id": "{conversation}"}),
    ("POST", "/api/shares", {"message_id": "{message}"}),
    ("GET", "/api/shares?conversation_id={conversation}", None),
    ("DELETE", "/api/shares/{link}", None),
)
"""Every request that names what a person has, with fields that stand for ids."""

_UNKNOWN = {"conversation": "0" * 32, "message": "1" * 32, "link": "2" * 32}


def _ids_of_others(office: Office, _data: Data) -> bool:
    """What belongs to another person is as if it were not there."""
    with office.browser(office.person()) as owner, office.browser(office.person()) as stranger:
        ids = _made_by(owner)
        own = owner.get(_PLACE.format(**ids)).json()
        same = [_sent(stranger, each, ids) == _sent(stranger, each, _UNKNOWN) for each in _REQUESTS]
        statuses = {_sent(stranger, each, ids)[0] for each in _REQUESTS}
        asked = {"question": ANSWERED, "conversation": ids["conversation"]}
        form = stranger.post("/ask", data=asked).text
        listed = stranger.get("/api/conversations").text
        kept = owner.get(_PLACE.format(**ids)).json()
    leaks = ids["message"] in form + listed or ids["conversation"] in listed
    return all(same) and statuses <= {200, 204, 404} and kept == own and not leaks


def _made_by(owner: httpx2.Client) -> dict[str, str]:
    """Ask in a conversation and share the answer; return the ids of it all."""
    made = owner.post("/api/conversations", json={"title": "云岭"}).json()["id"]
    owner.post(f"/api/conversations/{made}/ask", json={"question": ANSWERED})
    (message,) = owner.get(f"/api/conversations/{made}").json()["messages"]
    link = owner.post("/api/shares", json={"message_id": message["id"]}).json()["token"]
    return {"conversation": made, "message": message["id"], "link": link}


def _sent(
    client: httpx2.Client, request: tuple[str, str, dict[str, str] | None], ids: dict[str, str]
) -> tuple[int, str, list[str]]:
    """Return a response: its status, its text without any id, the names of its headers."""
    method, path, body = request
    filled = {name: text.format(**ids) for name, text in body.items()} if body else None
    reply = client.request(method, path.format(**ids), json=filled)
    text = re.sub("|".join(ids.values()), "", reply.text)
    text = re.sub(r'"request_id": ?"\w+"', "", text)
    return reply.status_code, text, sorted(reply.headers)


CHECKS: Checks[Office] = {"I013": _ids_of_others}
