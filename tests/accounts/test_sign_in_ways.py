"""How people sign in: chosen in words, unless only this computer can reach the service."""

from __future__ import annotations

import pytest

from zoneqa.accounts.sign_in_ways import sign_in_ways
from zoneqa.errors import UsageError
from zoneqa.settings import Settings

OIDC = {
    "ZONEQA_OIDC_ISSUER": "https://login.office.example",
    "ZONEQA_OIDC_CLIENT_ID": "zoneqa",
    "ZONEQA_OIDC_CLIENT_SECRET": "in the safe",
}
PROXY = {"ZONEQA_PROXY_USER_HEADER": "X-User", "ZONEQA_PROXY_ADDRESSES": "10.0.0.2"}


def ways(**variables: str) -> set[str]:
    return set(sign_in_ways(Settings.from_env(variables), is_loopback=True))


def ways_of_others(**variables: str) -> set[str]:
    return set(sign_in_ways(Settings.from_env(variables), is_loopback=False))


def test_on_this_computer_nobody_signs_in_unless_it_is_said() -> None:
    assert ways() == set()
    assert ways(ZONEQA_HOSTS="localhost,127.0.0.1,[::1]") == set()
    assert ways(ZONEQA_PUBLIC_URL="http://localhost:8000") == set()
    assert ways(ZONEQA_AUTH="accounts") == {"accounts"}


@pytest.mark.parametrize(
    "variables",
    [
        {"ZONEQA_HOSTS": "zoneqa.office.example"},
        {"ZONEQA_HOSTS": "localhost,zoneqa.office.example"},
        {"ZONEQA_PUBLIC_URL": "https://office.example/zoneqa"},
    ],
)
def test_a_name_for_others_means_a_proxy_in_front(variables: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="ZONEQA_AUTH must say how they sign in"):
        ways(**variables)
    assert ways(**variables, ZONEQA_AUTH="none") == set()


def test_an_address_that_others_reach_needs_a_choice() -> None:
    with pytest.raises(UsageError, match=r"accounts .*oidc .*proxy .*none") as raised:
        ways_of_others()
    assert "\n" not in str(raised.value)
    assert ways_of_others(ZONEQA_AUTH="none") == set()
    assert ways_of_others(ZONEQA_AUTH="accounts") == {"accounts"}


@pytest.mark.parametrize("missing", OIDC)
def test_the_sign_on_needs_all_of_its_settings(missing: str) -> None:
    given = {key: value for key, value in OIDC.items() if key != missing}
    with pytest.raises(UsageError, match=f"^ZONEQA_AUTH has oidc, which needs {missing}.$"):
        ways(**given, ZONEQA_AUTH="accounts,oidc")
    assert ways(**OIDC, ZONEQA_AUTH="accounts, oidc") == {"accounts", "oidc"}


@pytest.mark.parametrize("missing", PROXY)
def test_a_proxy_needs_all_of_its_settings(missing: str) -> None:
    given = {key: value for key, value in PROXY.items() if key != missing}
    with pytest.raises(UsageError, match=f"which needs {missing}"):
        ways(**given, ZONEQA_AUTH="proxy")
    assert ways(**PROXY, ZONEQA_AUTH="proxy") == {"proxy"}


def test_a_provider_is_not_asked_where_others_can_listen() -> None:
    with pytest.raises(UsageError, match="https://"):
        ways(**OIDC | {"ZONEQA_OIDC_ISSUER": "http://login.office.example"}, ZONEQA_AUTH="oidc")
    local = OIDC | {"ZONEQA_OIDC_ISSUER": "http://127.0.0.1:9000/realms/office"}
    assert ways(**local, ZONEQA_AUTH="oidc") == {"oidc"}


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ZONEQA_AUTH", "yes"),
        ("ZONEQA_AUTH", "none,accounts"),
        ("ZONEQA_AUTH", "accounts,"),
        ("ZONEQA_GROUP_ROLES", "IT"),
        ("ZONEQA_GROUP_ROLES", "IT=root"),
        ("ZONEQA_GROUP_ROLES", "=admin"),
        ("ZONEQA_PROXY_ADDRESSES", "proxy.office.example"),
        ("ZONEQA_PROXY_ADDRESSES", "10.0.0.1/8"),
        ("ZONEQA_PROXY_USER_HEADER", "X User"),
        ("ZONEQA_SESSION_HOURS", "0"),
    ],
)
def test_a_wrong_value_is_one_sentence(variable: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"^{variable} is .*, which is not "):
        Settings.from_env({variable: value})


def test_no_message_and_no_repr_shows_a_secret() -> None:
    settings = Settings.from_env(OIDC)
    assert "in the safe" not in repr(settings)
