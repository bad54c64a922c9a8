"""The pause after wrong passwords, by name and address together: others are not locked out."""

from __future__ import annotations

from datetime import timedelta

from zoneqa.accounts.counted_address import counted_address
from zoneqa.accounts.secret_tokens import token_digest
from zoneqa.errors import SignInPaused
from zoneqa.storage.database import Clock
from zoneqa.storage.login_failures import LoginFailureStore

FREE_TRIES = 10
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=1)
_REMEMBERED = timedelta(minutes=15)
"""The time after a failure, and after its pause, in which another one adds to it."""


def pause_after(failures: int) -> timedelta:
    """Return the pause after so many failures in a row: none, then twice as long each time."""
    if failures < FREE_TRIES:
        return timedelta()
    doublings = min(failures - FREE_TRIES, 10)
    return min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)


class Lockout:
    """Counts wrong passwords by name and address.

    Which name was typed is not kept: it may be a password in the wrong field.
    """

    def __init__(self, failures: LoginFailureStore, clock: Clock) -> None:
        self._failures = failures
        self._now = clock

    def require_open(self, name: str, address: str) -> None:
        """Raise SignInPaused while no more passwords are tried."""
        kept = self._failures.get(_place(name, address))
        if kept and kept.locked_until and kept.locked_until > self._now():
            raise SignInPaused((kept.locked_until - self._now()).total_seconds())

    def failed(self, name: str, address: str) -> None:
        """Count a wrong password; after too many, begin a pause."""
        place = _place(name, address)
        count = self._failures.add(place, _REMEMBERED + self._last_pause(place))
        pause = pause_after(count)
        if pause:
            self._failures.lock(place, self._now() + pause)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the wrong passwords before the right one."""
        self._failures.clear(_place(name, address))

    def _last_pause(self, place: str) -> timedelta:
        kept = self._failures.get(place)
        return pause_after(kept.count) if kept else timedelta()


def _place(name: str, address: str) -> str:
    return f"{token_digest(name)} {counted_address(address)}"
