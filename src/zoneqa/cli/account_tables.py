"""Tables of people and of their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zoneqa.cli import output

if TYPE_CHECKING:
    from datetime import datetime

    from zoneqa.accounts.account import Account
    from zoneqa.storage.records import ApiKeyRecord


def show_accounts(accounts: Iterable[Account], as_json: bool) -> None:
    """Print a row for each account."""
    rows = [
        {
            "name": each.shown_name,
            "role": each.user.role,
            "groups": sorted(each.groups),
            "signs_in_by": each.way,
            "active": each.user.is_active,
            "signed_in_at": _moment(each.user.signed_in_at),
        }
        for each in accounts
    ]
    _show_rows(rows, as_json)


def show_keys(keys: Iterable[ApiKeyRecord], owners: Mapping[str, str], as_json: bool) -> None:
    """Print a row for each key, with the names of the owners."""
    rows = [
        {
            "id": key.id,
            "owner": owners.get(key.owner_id, key.owner_id),
            "name": key.name,
            "begins": key.hint,
            "role": key.role,
            "expires_at": _moment(key.expires_at),
            "used_at": _moment(key.used_at),
        }
        for key in keys
    ]
    _show_rows(rows, as_json)


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone().isoformat(timespec="seconds") if moment else None


def _show_rows(rows: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Print rows of the same keys as JSON, or as a table."""
    from rich.table import Table
    from rich.text import Text

    if as_json:
        output.print_json(rows)
    elif rows:
        table = Table(*(key.replace("_", " ") for key in rows[0]))
        for row in rows:
            table.add_row(*(Text(_cell(value)) for value in row.values()))
        output.make_console().print(table)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value or "")
