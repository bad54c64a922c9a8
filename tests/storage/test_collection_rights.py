"""Which groups may see which collection."""

from __future__ import annotations

import pytest

from tests.storage.group_store import GroupStore
from zoneqa.storage.collection_rights import CollectionRights
from zoneqa.storage.database import Database

ALL = ("default", "internal", "plans")


@pytest.fixture
def rights(database: Database) -> CollectionRights:
    return CollectionRights(database)


def test_a_collection_without_a_word_is_for_all(rights: CollectionRights) -> None:
    assert rights.visible(ALL, frozenset()) == ALL
    assert rights.restricted() == {}


def test_a_restricted_collection_is_for_its_groups(rights: CollectionRights) -> None:
    rights.restrict("internal", ["统计", "规划"])
    rights.restrict("plans", ["规划"])
    assert rights.visible(ALL, frozenset()) == ("default",)
    assert rights.visible(ALL, frozenset({"统计"})) == ("default", "internal")
    assert rights.visible(ALL, frozenset({"规划", "投资"})) == ALL
    assert rights.visible(ALL[:1], frozenset({"规划"})) == ("default",)


def test_the_groups_that_were_set_last_hold(rights: CollectionRights) -> None:
    rights.restrict("internal", ["统计"])
    rights.restrict("internal", ["规划", "投资"])
    assert rights.restricted() == {"internal": frozenset({"规划", "投资"})}
    assert rights.open_to_all("internal")
    assert not rights.open_to_all("internal")
    assert rights.visible(ALL, frozenset()) == ALL


def test_a_collection_for_no_group_is_seen_by_nobody(rights: CollectionRights) -> None:
    rights.restrict("internal", [])
    assert rights.restricted() == {"internal": frozenset()}
    assert rights.visible(ALL, frozenset({"统计"})) == ("default", "plans")


def test_a_collection_whose_group_is_deleted_does_not_become_visible(
    rights: CollectionRights, database: Database
) -> None:
    groups = GroupStore(database)
    groups.create("统计")
    rights.restrict("internal", ["统计"])
    groups.delete("统计")
    assert rights.visible(ALL, frozenset()) == ("default", "plans")
