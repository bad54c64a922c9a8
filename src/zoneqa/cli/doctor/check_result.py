"""What a check of the doctor found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zoneqa.errors import UnreadableInput, ZoneqaError


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check; `exit_code` is 0 if it passed.

    A check that passed with `is_warning` found what may cause trouble.
    """

    what: str
    says: str
    exit_code: int = 0
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Warned:
    """What may cause trouble, and what to do."""

    says: str


Look = Callable[[], str | Warned]
"""Returns what is well or may cause trouble. Raises ZoneqaError, whose sentence says what to do."""


def checked(what: str, look: Look) -> CheckResult:
    """Return what a look finds."""
    try:
        found = look()
    except ZoneqaError as error:
        return CheckResult(what, str(error), error.exit_code or ZoneqaError.exit_code)
    except OSError as error:
        says = f"{error.filename or 'A file'} cannot be read: {error.strerror or error}."
        return CheckResult(what, says, UnreadableInput.exit_code)
    if isinstance(found, Warned):
        return CheckResult(what, found.says, is_warning=True)
    return CheckResult(what, found)
