"""Wrong passwords: the pause after too many of them, and how little the answers tell."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.made_accounts import PASSWORD, SetClock, add_person, made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.lockout import FREE_TRIES, pause_after
from zoneqa.errors import SignInFailed, SignInPaused

HERE, ELSEWHERE = "192.0.2.7", "192.0.2.8"
CLOCK = SetClock()


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    accounts = made_accounts(tmp_path, clock=CLOCK)
    add_person(accounts, "刘晓")
    add_person(accounts, "王芳")
    return accounts


def fail(accounts: Accounts, times: int, name: str = "刘晓", address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(SignInFailed) as raised:
            accounts.sign_ins.user(name, "falsch geraten", address)
        assert not isinstance(raised.value, SignInPaused)


def seconds_left(accounts: Accounts, name: str = "刘晓", address: str = HERE) -> float:
    """The pause before the right password would be tried; 0 if it is accepted."""
    try:
        accounts.sign_ins.user(name, PASSWORD, address)
    except SignInPaused as error:
        return error.seconds
    return 0


def test_the_pause_grows_and_stays_bounded() -> None:
    minutes = [pause_after(count) / timedelta(minutes=1) for count in (1, 9, 10, 11, 12, 15, 16)]
    assert minutes == [0, 0, 1, 2, 4, 32, 60]
    assert pause_after(10**9) == timedelta(hours=1)


def test_the_right_password_waits_too_after_too_many_wrong_ones(accounts: Accounts) -> None:
    fail(accounts, FREE_TRIES)
    assert seconds_left(accounts) == 60
    CLOCK.go_on(seconds=59)
    assert seconds_left(accounts) == 1
    CLOCK.go_on(seconds=1)
    assert seconds_left(accounts) == 0


def test_others_are_not_locked_out(accounts: Accounts) -> None:
    fail(accounts, FREE_TRIES)
    assert seconds_left(accounts, "王芳") == 0
    assert seconds_left(accounts, "刘晓", ELSEWHERE) == 0


def test_tries_during_the_pause_do_not_prolong_it(accounts: Accounts) -> None:
    fail(accounts, FREE_TRIES)
    for _ in range(40):
        assert seconds_left(accounts) == 60
    CLOCK.go_on(seconds=60)
    assert seconds_left(accounts) == 0


def test_the_next_failure_after_the_pause_begins_a_longer_one(accounts: Accounts) -> None:
    fail(accounts, FREE_TRIES)
    for pause in (60, 120, 240, 480, 960, 1920, 3600, 3600):
        assert seconds_left(accounts) == pause
        CLOCK.go_on(seconds=pause)
        fail(accounts, 1)


def test_failures_are_forgotten_after_a_success_or_a_while(accounts: Accounts) -> None:
    fail(accounts, FREE_TRIES - 1)
    assert seconds_left(accounts) == 0
    fail(accounts, FREE_TRIES - 1)
    CLOCK.go_on(minutes=16)
    fail(accounts, FREE_TRIES - 1)
    assert seconds_left(accounts) == 0


def test_the_pause_outlives_the_service(tmp_path: Path) -> None:
    first = made_accounts(tmp_path, clock=CLOCK)
    add_person(first, "刘晓")
    fail(first, FREE_TRIES)
    assert seconds_left(made_accounts(tmp_path, clock=CLOCK)) == 60


@pytest.mark.parametrize("name", ["刘晓", "nobody", "", "a" * 5000, "x\0y", "\ud800"])
def test_an_unknown_name_is_told_and_paused_as_a_known_one(accounts: Accounts, name: str) -> None:
    fail(accounts, FREE_TRIES, name)
    assert seconds_left(accounts, name) == 60


def test_all_failures_are_in_the_audit_log_without_names_that_may_be_passwords(
    accounts: Accounts,
) -> None:
    fail(accounts, 3)
    fail(accounts, 2, "mein Passwort im falschen Feld")
    entries = accounts.audit.entries(action="sign_in.fail")
    assert [entry.target for entry in entries] == ["", "", "刘晓", "刘晓", "刘晓"]
    assert {entry.details["address"] for entry in entries} == {HERE}


def test_a_disabled_account_fails_as_a_wrong_password_does(accounts: Accounts) -> None:
    account = accounts.people.named("王芳")
    accounts.people.set_active("tests", account, is_active=False)
    with pytest.raises(SignInFailed, match=r"^The name or the password is wrong\.$"):
        accounts.sign_ins.user("王芳", PASSWORD, HERE)


SAME = [
    ("2001:db8:1:2::1", "2001:db8:1:2::2"),
    ("2001:db8:1:2::1", "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff"),
    ("fe80::1%eth0", "fe80::2%eth0"),
    ("::ffff:192.0.2.7", "192.0.2.7"),
    ("::ffff:c000:207", "192.0.2.7"),
]
OTHERS = [
    ("2001:db8:1:2::1", "2001:db8:1:3::1"),
    ("192.0.2.7", "192.0.2.8"),
    ("::ffff:192.0.2.7", "::ffff:192.0.2.8"),
    ("2001:db8::1", "testclient"),
    ("", "192.0.2.7"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_addresses_that_one_client_can_have_count_together(
    accounts: Accounts, one: str, other: str
) -> None:
    fail(accounts, FREE_TRIES - 1, address=one)
    fail(accounts, 1, address=other)
    assert seconds_left(accounts, address=one) == seconds_left(accounts, address=other) == 60


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_addresses_of_others_count_apart(accounts: Accounts, one: str, other: str) -> None:
    fail(accounts, FREE_TRIES, address=one)
    assert (seconds_left(accounts, address=one), seconds_left(accounts, address=other)) == (60, 0)
