"""Which groups of the organisation have which role."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from zoneqa.accounts.person import ROLE_NAMES, UserRole


@dataclass(frozen=True, slots=True)
class GroupRoles:
    """The role of each group that has one; without any, roles are given in zoneqa."""

    rows: tuple[tuple[str, UserRole], ...] = ()

    @classmethod
    def named(cls, rows: Iterable[tuple[str, str]]) -> GroupRoles:
        """Return the roles of groups, given by their names."""
        return cls(tuple((group, ROLE_NAMES[role]) for group, role in rows))

    def role(self, groups: Collection[str]) -> UserRole | None:
        """Return the highest role of some groups; None where roles are given in zoneqa."""
        if not self.rows:
            return None
        held = [role for group, role in self.rows if group in groups]
        return max(held, default=UserRole.READER)
