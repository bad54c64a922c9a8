"""Failures of a database, as one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from zoneqa.errors import DatabaseUnavailable
from zoneqa.folders import disk_cause

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def naming_cause(name: str) -> Iterator[None]:
    """Raise DatabaseUnavailable where the database fails; `name` is what to call it.

    A row that breaks a constraint, or a value out of range, is no failure of the database.
    """
    try:
        yield
    except (IntegrityError, DataError):
        raise
    except DBAPIError as error:
        raise DatabaseUnavailable(_sentence(name, error.orig)) from error
    except psycopg.Error as error:  # of what goes past SQLAlchemy
        raise DatabaseUnavailable(_sentence(name, error)) from error
    except NoConnectionLeft as error:
        raise DatabaseUnavailable(f"All connections to {name} are in use; try again.") from error


def _sentence(name: str, original: BaseException | None) -> str:
    if not isinstance(original, sqlite3.Error):
        return f"The database {name} does not answer: {_first_line(original)}."
    # The lowest byte is the kind of error, the others say more.
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF
    if code in _LOCKED:
        return f"The database {name} is locked by another process; try again in a moment."
    if code in _DAMAGED:
        return f"The database {name} is damaged; restore it from a backup."
    why = disk_cause.cause(Path(name).parent, original)
    return f"The database {name} cannot be used: {why}."


def _first_line(error: BaseException | None) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
