"""After signing in, nobody is sent to another site."""

from __future__ import annotations

import pytest

from zoneqa.api.accounts.next_path import local_path, login_address

OURS = ["/", "/facts", "/article/a%2Fb?start=1&end=4#quote", "/?q=%E4%BA%91", "/check", "/a//b"]

FOREIGN = [
    *("", "facts", "//evil.example", "///evil.example", "//evil.example/%2e%2e", "/\\evil.example"),
    *("\\\\evil.example", "/a\\..\\..\\evil", "https:evil.example", "https://evil.example/"),
    *("javascript:alert(1)", "data:text/html,x", " /facts", "/\t/evil.example", "/\n/evil.example"),
    *("/\r\nSet-Cookie: a=b", "/facts\0", "/云岭", "/a b", "/" + "a" * 2000, "?next=/", "#a"),
]


@pytest.mark.parametrize("path", OURS)
def test_a_page_of_ours_is_followed(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize("path", FOREIGN)
def test_anything_else_is_not(path: str) -> None:
    assert local_path(path) == "/"


@pytest.mark.parametrize("path", ["/login", "/login?next=/login", "/login/oidc", "/logout"])
def test_signing_in_does_not_lead_to_signing_in(path: str) -> None:
    assert local_path(path) == "/"


def test_the_login_page_knows_where_one_wanted_to_go() -> None:
    assert (
        login_address("/facts", "zone=%E6%98%86") == "/login?next=%2Ffacts%3Fzone%3D%25E6%2598%2586"
    )
    assert login_address("/", "") == "/login"
    assert login_address("//evil.example", "") == "/login"
