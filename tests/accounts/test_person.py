"""What each role may do."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from zoneqa.accounts.person import LOCAL_PERSON, Person, UserRole
from zoneqa.api.asking_person import person_of, set_person


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (UserRole.ANYONE, {UserRole.ANYONE}),
        (UserRole.READER, {UserRole.ANYONE, UserRole.READER}),
        (UserRole.EDITOR, {UserRole.ANYONE, UserRole.READER, UserRole.EDITOR}),
        (UserRole.ADMIN, set(UserRole)),
    ],
)
def test_each_role_may_do_what_those_before_it_may(role: UserRole, allowed: set[UserRole]) -> None:
    person = Person("7", "刘晓", role)
    assert {other for other in UserRole if person.may(other)} == allowed


def test_without_authentication_it_is_the_local_person_who_asks() -> None:
    assert person_of(Request({"type": "http"})) == LOCAL_PERSON


def test_the_person_that_was_authenticated_is_the_one_who_asks() -> None:
    request, person = Request({"type": "http"}), Person("7", "刘晓", UserRole.EDITOR)
    set_person(request, person)
    assert person_of(request) == person
