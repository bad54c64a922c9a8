"""What a proxy says of a request is believed only if it is one of ours."""

from __future__ import annotations

import pytest

from zoneqa.accounts.group_roles import GroupRoles
from zoneqa.accounts.person import UserRole
from zoneqa.accounts.trusted_proxy import NamedPerson, TrustedProxy
from zoneqa.settings import Settings

PROXY = TrustedProxy.of(
    Settings(
        proxy_addresses=("10.0.0.2", "10.1.0.0/16", "fd00::/8"),
        proxy_user_header="X-Remote-User",
        proxy_groups_header="X-Remote-Groups",
    ),
    is_way=True,
)


@pytest.mark.parametrize("peer", ["10.0.0.2", "10.1.200.9", "::ffff:10.0.0.2", "fd00::1"])
def test_our_proxies_name_people(peer: str) -> None:
    named = PROXY.named_person(peer, [" 赵敏 "], ["规划处, 新闻处,统计处,"])
    assert named == NamedPerson("赵敏", "赵敏", frozenset({"规划处", "新闻处", "统计处"}))


@pytest.mark.parametrize("peer", ["10.0.0.3", "192.0.2.1", "::1", "", "unknown", "testclient"])
def test_nobody_else_does(peer: str) -> None:
    assert PROXY.named_person(peer, ["admin"], []) is None


@pytest.mark.parametrize("users", [[], [""], [" "], ["admin", "zhao"], ["zhao", "zhao"]])
def test_no_name_and_two_names_are_none(users: list[str]) -> None:
    assert PROXY.named_person("10.0.0.2", users, []) is None


@pytest.mark.parametrize("groups", [["IT", "news"], ["news", "IT"], ["", "IT"], ["IT", "IT"]])
def test_who_has_two_lists_of_groups_is_nobody(groups: list[str]) -> None:
    assert PROXY.named_person("10.0.0.2", ["zhao"], groups) is None


def test_groups_that_are_not_asked_for_are_left_as_they_are() -> None:
    proxy = TrustedProxy(PROXY.networks, "X-Remote-User")
    assert proxy.named_person("10.0.0.2", ["zhao"], ["a"]) == NamedPerson("zhao", "zhao", None)


def test_a_proxy_that_is_no_way_to_sign_in_names_nobody() -> None:
    settings = Settings(proxy_addresses=("10.0.0.2",), proxy_user_header="X-Remote-User")
    proxy = TrustedProxy.of(settings, is_way=False)
    assert proxy.named_person("10.0.0.2", ["zhao"], []) is None
    assert proxy.client("10.0.0.2", ["192.0.2.1"]) == "192.0.2.1"


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("192.0.2.1", [], "192.0.2.1"),
        ("192.0.2.1", ["198.51.100.7"], "192.0.2.1"),
        ("10.0.0.2", [], "10.0.0.2"),
        ("10.0.0.2", ["198.51.100.7"], "198.51.100.7"),
        ("10.0.0.2", ["1.1.1.1, 198.51.100.7"], "198.51.100.7"),
        ("10.0.0.2", ["1.1.1.1", "198.51.100.7, 10.1.0.5"], "198.51.100.7"),
        ("10.0.0.2", ["made up"], "10.0.0.2"),
        ("10.0.0.2", [""], "10.0.0.2"),
    ],
)
def test_the_client_is_the_last_that_our_proxies_saw(
    peer: str, forwarded: list[str], client: str
) -> None:
    assert PROXY.client(peer, forwarded) == client


def test_the_highest_role_of_the_groups_holds() -> None:
    roles = GroupRoles.named((("IT", "admin"), ("新闻处", "editor"), ("全体", "reader")))
    assert roles.role({"全体", "新闻处"}) == UserRole.EDITOR
    assert roles.role({"IT", "新闻处"}) == UserRole.ADMIN
    assert roles.role({"it"}) == UserRole.READER
    assert roles.role(()) == UserRole.READER
    assert GroupRoles().role({"IT"}) is None
