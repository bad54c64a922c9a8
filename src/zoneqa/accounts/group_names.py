"""The names of groups, as people type them or a provider tells them."""

from __future__ import annotations

from collections.abc import Collection

from zoneqa.accounts.account import require_good_name
from zoneqa.errors import BadAccount

_MOST_GROUPS = 50


def group_names(typed: str) -> frozenset[str]:
    """Return the groups of a text with commas between. Raises BadAccount."""
    names = frozenset(name.strip() for name in typed.replace("，", ",").split(","))
    return good_group_names(names - {""})


def good_group_names(names: Collection[str]) -> frozenset[str]:
    """Return names of groups. Raises BadAccount for one that cannot be."""
    if len(names) > _MOST_GROUPS:
        raise BadAccount(f"A person is in at most {_MOST_GROUPS} groups.")
    return frozenset(map(require_good_name, names))
