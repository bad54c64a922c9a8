"""What a proxy in front of the service says of a request: by whom, and from which address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from zoneqa.settings import Settings


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person whom someone else has authenticated; `groups` is None if nothing was said of them.

    `subject` is the lasting name, `name` the one to be shown.
    """

    subject: str
    name: str
    groups: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class TrustedProxy:
    """The proxies that are believed, and the headers in which they name people."""

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    user_header: str = ""
    groups_header: str = ""

    @classmethod
    def of(cls, settings: Settings, *, is_way: bool) -> TrustedProxy:
        """Return the proxies of the settings; they name people only where that is a way in."""
        networks = tuple(map(ip_network, settings.proxy_addresses))
        if not is_way:
            return cls(networks)
        return cls(networks, settings.proxy_user_header or "", settings.proxy_groups_header or "")

    def is_trusted(self, peer: str) -> bool:
        """Return whether a connection comes from a proxy that is believed."""
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)
        return any((mapped or address) in network for network in self.networks)

    def client(self, peer: str, forwarded_for: Sequence[str]) -> str:
        """Return the address of the client: the last that no believed proxy has.

        What stands before it in X-Forwarded-For may be made up by the client.
        """
        hops = [hop.strip() for header in forwarded_for for hop in header.split(",")]
        client = peer
        while hops and self.is_trusted(client):
            client = hops.pop()
        return client if _is_address(client) else peer

    def named_person(
        self, peer: str, users: Sequence[str], groups: Sequence[str]
    ) -> NamedPerson | None:
        """Return whom the headers name; None if a proxy is not believed or does not name one.

        Two names are none, and so are two lists of groups: one may have come through from the
        client.
        """
        if not self.user_header or not self.is_trusted(peer):
            return None
        if len(users) != 1 or len(groups) > 1:
            return None
        name = users[0].strip()
        if not name:
            return None
        listed = frozenset(
            group for header in groups for each in header.split(",") if (group := each.strip())
        )
        return NamedPerson(name, name, listed if self.groups_header else None)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
