"""People for tests: a request is of the person whom its header names."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from zoneqa.accounts.person import Person, UserRole
from zoneqa.api.asking_person import set_person
from zoneqa.types import Collections

HEADER = "x-person"


class SignedIn:
    """An application whose requests are of readers, in the groups that a header lists, escaped."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            groups = frozenset(unquote(request.headers.get(HEADER, "")).split())
            set_person(request, Person("-".join(sorted(groups)), "", UserRole.READER, groups))
        await self.app(scope, receive, send)


def of(*groups: str) -> Mapping[str, str]:
    """The headers of a person in these groups."""
    return {HEADER: quote(" ".join(groups))}


def by_group(person: Person, built: Collections) -> Collections:
    """Let each group see the collection of its name."""
    return frozenset(person.groups)
