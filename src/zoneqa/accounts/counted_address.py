"""The address under which tries to sign in are counted."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

_OF_THE_HOST = 64
"""Bits of an IPv6 address that every host may choose, as often as it likes."""


def counted_address(address: str) -> str:
    """Return the address, or the network of an IPv6 one, of which all belong to one client."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return f"{IPv6Address(int(known) >> _OF_THE_HOST << _OF_THE_HOST)}/{_OF_THE_HOST}"
