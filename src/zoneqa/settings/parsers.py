"""Readers of values: from the text of a variable to what it means.

Each raises ValueError for any other text, which says what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_network
from typing import Any, get_args
from urllib.parse import quote

Parse = Callable[[str], Any]
"""Text to a value; raises ValueError."""

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names by which a computer calls itself, and no other one."""

_HOST_NAME = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")


def one_of(choices: Any) -> Parse:
    """Return what takes one of the values of a Literal."""
    names = get_args(choices)

    def parse(raw: str) -> str:
        if raw not in names:
            raise ValueError(" or ".join(names))
        return raw

    return parse


def positive(raw: str) -> int:
    """Return a whole number above 0."""
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise ValueError("a whole number above 0")
    return int(raw)


def not_negative(raw: str) -> int:
    """Return a whole number, or 0."""
    if not raw.isascii() or not raw.isdigit():
        raise ValueError("a whole number, or 0")
    return int(raw)


def switch(raw: str) -> bool:
    """Return whether a switch is on."""
    if raw not in ("0", "1"):
        raise ValueError("0 or 1")
    return raw == "1"


def share(raw: str) -> float:
    """Return a number from 0 to 1."""
    try:
        value = float(raw)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return value


def host_names(raw: str) -> tuple[str, ...]:
    """Return names that have commas between."""
    names = tuple(name.strip() for name in raw.split(","))
    if not all(map(_HOST_NAME.fullmatch, names)):
        raise ValueError("host names without ports, with commas between")
    return names


def web_address(raw: str) -> str:
    """Return an address without a slash at its end."""
    if not raw.startswith(("http://", "https://")):
        raise ValueError("an address that begins with http:// or https://")
    return raw.rstrip("/")


def url_path(raw: str) -> str:
    """Return a path below which a site is served, without a slash at its end."""
    path = raw.rstrip("/")
    before, *names = path.split("/")
    if before or any(name in {"", ".", ".."} or quote(name, safe="") != name for name in names):
        raise ValueError("a path such as /zoneqa, of letters, digits and - . _ ~")
    return path


def header_value(raw: str) -> str:
    """Return what can be sent in a header."""
    if not raw.isascii() or not raw.isprintable() or " " in raw:
        raise ValueError("a key of printable ASCII characters")
    return raw


def sign_in_ways(raw: str) -> tuple[str, ...]:
    """Return the ways to sign in; none of them for `none`."""
    ways = tuple(way.strip() for way in raw.split(","))
    if ways == ("none",):
        return ()
    if not set(ways) <= {"accounts", "oidc", "proxy"}:
        raise ValueError("none, or accounts, oidc and proxy with commas between")
    return ways


def roles_of_groups(raw: str) -> tuple[tuple[str, str], ...]:
    """Return each group with its role."""
    rows = [row.rpartition("=") for row in raw.split(",")]
    pairs = tuple((group.strip(), role.strip()) for group, _, role in rows)
    if not all(group and role in ("reader", "editor", "admin") for group, role in pairs):
        raise ValueError("GROUP=reader, GROUP=editor or GROUP=admin, with commas between")
    return pairs


def networks(raw: str) -> tuple[str, ...]:
    """Return addresses or networks."""
    networks = tuple(network.strip() for network in raw.split(","))
    try:
        for network in networks:
            ip_network(network)
    except ValueError:
        raise ValueError("addresses or networks like 10.0.0.0/8, with commas between") from None
    return networks


def header_name(raw: str) -> str:
    """Return the name of a header."""
    if not raw.isascii() or not raw.replace("-", "").isalnum():
        raise ValueError("the name of a header, as X-Remote-User")
    return raw


def engine_address(raw: str) -> str:
    """Return where a Milvus is."""
    if not raw.startswith(("http://", "https://", "tcp://", "unix:")) and not raw.endswith(".db"):
        raise ValueError("an address like http://HOST:19530, or a file that ends in .db")
    return raw


def identifier(raw: str) -> str:
    """Return a name that needs no quotes."""
    if not raw.isascii() or not raw.isidentifier():
        raise ValueError("a name of letters, digits and _")
    return raw


def cluster_address(raw: str) -> str:
    """Return where a Ray cluster is."""
    host, _, port = raw.rpartition(":")
    if raw not in ("auto", "local") and not (_HOST_NAME.fullmatch(host) and port.isdecimal()):
        raise ValueError("HOST:PORT, auto or local")
    return raw


def database_url(raw: str) -> str:
    """Return the address of a database."""
    if not raw.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("sqlite:///FILE or postgresql://USER@HOST/DATABASE")
    return raw
