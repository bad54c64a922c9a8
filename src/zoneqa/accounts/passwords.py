"""Passwords: which are accepted, and how they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from zoneqa.accounts.secret_tokens import new_token
from zoneqa.errors import BadAccount

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FEWEST_CHARACTERS = 10
MOST_BYTES = 1024


class Passwords:
    """Hashes passwords with argon2id and checks them."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        from argon2 import PasswordHasher

        self._hasher = hasher or PasswordHasher()
        self._of_nobody: str | None = None

    def hash(self, password: str) -> str:
        """Return what is kept of a password."""
        return self._hasher.hash(_prepared(password))

    def are_same(self, password: str, kept: str | None) -> bool:
        """Return whether a password is the one that is kept.

        Without one, as for an unknown name, it takes the same time.
        """
        from argon2.exceptions import InvalidHashError, VerificationError

        if self._of_nobody is None:
            self._of_nobody = self._hasher.hash(new_token())
        try:
            self._hasher.verify(kept or self._of_nobody, _prepared(password))
        except (InvalidHashError, VerificationError):
            return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Return whether a password should be hashed again, as costs have been raised since."""
        return self._hasher.check_needs_rehash(kept)


def require_good_password(password: str, name: str) -> None:
    """Raise BadAccount for a password that is too short, too long or that of its name."""
    try:
        password.encode()
    except UnicodeEncodeError:
        raise BadAccount("A password is text in UTF-8.") from None
    if is_too_long(password):
        raise BadAccount(f"A password has at most {MOST_BYTES} bytes.")
    if len(_prepared(password)) < FEWEST_CHARACTERS:
        raise BadAccount(f"A password needs at least {FEWEST_CHARACTERS} characters.")
    if len(set(password)) < FEWEST_CHARACTERS // 2 or password.casefold() == name.casefold():
        raise BadAccount("This password is too easy to guess.")


def is_too_long(password: str) -> bool:
    """Return whether a password is so long that checking it would only cost time."""
    return len(password.encode("utf-8", "replace")) > MOST_BYTES


def _prepared(password: str) -> str:
    """Return a password in one spelling, whichever way a keyboard composes its characters."""
    return normalize("NFC", password)
