"""Who sent a request: set by the middleware that authenticates, read by the routes."""

from __future__ import annotations

from starlette.requests import Request

from zoneqa.accounts.person import LOCAL_PERSON, Person

_KEY = "person"


def set_person(request: Request, person: Person) -> None:
    """Remember who sent a request."""
    request.scope.setdefault("state", {})[_KEY] = person


def person_of(request: Request) -> Person:
    """Return who sent a request; the local person where nobody has to sign in."""
    person = request.scope.get("state", {}).get(_KEY, LOCAL_PERSON)
    assert isinstance(person, Person)
    return person
