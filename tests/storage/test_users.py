"""Users and their groups."""

from __future__ import annotations

import pytest

from tests.databases import FakeClock
from tests.storage.group_store import GroupStore
from zoneqa.errors import NameTaken
from zoneqa.storage.database import Database
from zoneqa.storage.records import NewUser, UserRecord
from zoneqa.storage.users import UserStore

LI = NewUser("li", "reader", "李雷", password_hash="$hash")
SIGNED_ON = NewUser("wang", "editor", issuer="https://id.example", subject="17")


@pytest.fixture
def users(database: Database) -> UserStore:
    return UserStore(database)


@pytest.fixture
def groups(database: Database) -> GroupStore:
    return GroupStore(database)


def test_a_user_is_found_by_id_name_and_subject(users: UserStore, clock: FakeClock) -> None:
    li, wang = users.create(LI), users.create(SIGNED_ON)
    assert li == UserRecord(
        li.id, "li", "李雷", "$hash", None, None, "reader", True, clock.now, None
    )
    assert users.get(li.id) == users.by_name("li") == li
    assert users.get(wang.id) == users.by_subject("https://id.example", "17") == wang
    assert users.all() == [li, wang]
    assert users.get("missing") is users.by_name("zhao") is None
    assert users.by_subject("https://other.example", "17") is None


@pytest.mark.parametrize(
    "again",
    [
        NewUser("li", "admin"),
        NewUser("other", "reader", issuer="https://id.example", subject="17"),
    ],
)
def test_a_name_or_subject_is_given_once(users: UserStore, again: NewUser) -> None:
    before = [users.create(LI), users.create(SIGNED_ON)]
    with pytest.raises(NameTaken, match=f"There is a user '{again.name}' already"):
        users.create(again)
    assert users.all() == before


def test_many_users_have_no_subject(users: UserStore) -> None:
    assert len({users.create(NewUser(name, "reader")).id for name in "abc"}) == 3


def test_each_field_of_a_user_changes_alone(users: UserStore, clock: FakeClock) -> None:
    user, other = users.create(LI), users.create(SIGNED_ON)
    assert users.set_password_hash(user.id, None)
    assert users.set_role(user.id, "admin")
    assert users.set_active(user.id, False)
    assert users.set_signed_in(user.id, clock.now)
    assert users.get(user.id) == UserRecord(
        user.id, "li", LI.display_name, None, None, None, "admin", False, clock.now, clock.now
    )
    assert users.get(other.id) == other
    assert not users.set_role("missing", "admin")


def test_a_user_is_in_the_groups_that_were_set_last(users: UserStore, groups: GroupStore) -> None:
    user, other = users.create(LI), users.create(SIGNED_ON)
    assert users.set_groups(user.id, ["投资", "统计", "投资"])
    assert users.set_groups(other.id, ["统计"])
    assert users.groups_of(user.id) == {"投资", "统计"}
    assert users.groups_of_all() == {user.id: {"投资", "统计"}, other.id: {"统计"}}
    assert groups.members("统计") == [user, other]
    assert users.set_groups(user.id, ["规划"])
    assert users.groups_of(user.id) == {"规划"}
    assert users.set_groups(other.id, [])
    assert users.groups_of_all() == {user.id: {"规划"}}
    assert users.set_groups(other.id, ["统计"])
    assert groups.members("统计") == [other]
    assert groups.names() == sorted(["投资", "统计", "规划"])
    assert not users.set_groups("missing", ["无"])
    assert groups.names() == sorted(["投资", "统计", "规划"])


def test_a_group_is_created_once_and_deleted_with_its_memberships(
    users: UserStore, groups: GroupStore
) -> None:
    groups.create("统计")
    groups.create("统计")
    user = users.create(LI)
    users.set_groups(user.id, ["统计"])
    assert groups.delete("统计")
    assert not groups.delete("统计")
    assert (groups.names(), users.groups_of(user.id)) == ([], frozenset())
