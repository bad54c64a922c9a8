"""Which passwords are accepted, and how they are kept."""

from __future__ import annotations

import unicodedata

import pytest
from argon2 import PasswordHasher

from tests.made_accounts import PASSWORD, QUICK
from zoneqa.accounts.passwords import Passwords, require_good_password
from zoneqa.errors import BadAccount


def test_a_password_is_kept_as_an_argon2id_hash_that_never_repeats() -> None:
    first, second = QUICK.hash(PASSWORD), QUICK.hash(PASSWORD)
    assert first.startswith("$argon2id$")
    assert first != second
    assert QUICK.are_same(PASSWORD, first)
    assert not QUICK.are_same(PASSWORD + " ", first)


def test_no_password_is_that_of_an_account_without_one() -> None:
    for given in ("", PASSWORD, "$argon2id$"):
        assert not QUICK.are_same(given, None)
        assert not QUICK.are_same(given, "no hash at all")


def test_a_character_is_the_same_however_it_is_composed() -> None:
    kept = QUICK.hash(unicodedata.normalize("NFC", "Gebäude überall"))
    assert QUICK.are_same(unicodedata.normalize("NFD", "Gebäude überall"), kept)


def test_a_hash_of_lower_cost_is_outdated() -> None:
    dearer = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert dearer.is_outdated(QUICK.hash(PASSWORD))
    assert not QUICK.is_outdated(QUICK.hash(PASSWORD))


GOOD = [PASSWORD, "correct horse battery", "高新区产业园十周年庆", "pppppqrstuvw"]
BAD = [
    *("", "a1b2c3d4e", "高新区产业园", "aaaaaaaaaaaa", "ababababab", "Liu.Xiao.2026"),
    *("ab" * 600, "x\ud800abcdefghijk"),
]


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_is_accepted(password: str) -> None:
    require_good_password(password, "刘晓")


@pytest.mark.parametrize("password", BAD)
def test_a_bad_password_is_refused(password: str) -> None:
    with pytest.raises(BadAccount):
        require_good_password(password, "liu.xiao.2026")
