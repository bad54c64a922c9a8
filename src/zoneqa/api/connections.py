"""The open connections: how many there may be, and which makes room for another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Protocol

from zoneqa.settings import Settings

_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class ConnectionLimits:
    """What a client may take: connections, and seconds to send headers and to read a response."""

    total: int = _DEFAULTS.connections
    per_address: int = _DEFAULTS.connections_per_address
    header_seconds: float = 10.0
    send_seconds: float = _DEFAULTS.send_seconds


class Connection(Protocol):
    """A connection that can be closed at once."""

    def waiting_since(self) -> float | None:
        """Return since when it waits for its client; None while its request is being answered."""

    def abort(self) -> None: ...


class Connections:
    """The open connections of a server.

    Where one too many comes, that which has waited longest for its client is closed. So clients
    that do nothing cannot keep others out.
    """

    def __init__(self, limits: ConnectionLimits) -> None:
        self.limits = limits
        self._addresses: dict[Connection, str] = {}

    def add(self, connection: Connection, address: str) -> bool:
        """Add a connection; return whether there is room for it."""
        source = network(address)
        neighbours = [each for each, other in self._addresses.items() if other == source]
        has_room = self._make_room(neighbours, self.limits.per_address) and self._make_room(
            self._addresses, self.limits.total
        )
        if has_room:
            self._addresses[connection] = source
        return has_room

    def remove(self, connection: Connection) -> None:
        """Forget a connection that was closed."""
        self._addresses.pop(connection, None)

    def _make_room(self, among: Collection[Connection], most: int) -> bool:
        """Close one of these connections if there are as many as may be; return whether it fits."""
        if len(among) < most:
            return True
        waiting = {each: since for each in among if (since := each.waiting_since()) is not None}
        if not waiting:
            return False
        longest = min(waiting, key=waiting.__getitem__)
        self.remove(longest)
        longest.abort()
        return True


def network(address: str) -> str:
    """Return what stands for one client: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))
