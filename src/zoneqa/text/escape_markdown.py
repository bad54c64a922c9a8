"""Text of others put into Markdown."""

from __future__ import annotations

from itertools import product

from zoneqa.text.normalize import without_hidden

_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#~|$&@"})

_AT_BEGINNING = ("+", "-", "=")
"""What makes a list of a line, or a heading of the one before it."""

_WWW = ["".join(letters) for letters in product("wW", repeat=3)]
_ADDRESSES = {"://": ":\\//"} | {f"{www}.": f"{www}\\." for www in _WWW}
"""What makes a link of an address without any markup."""


def escape_markdown(text: str) -> str:
    """Return Markdown that shows a text as it is: no link, picture or markup of it comes alive.

    Hidden characters are left out, such as those that turn the order of what follows.
    """
    escaped = without_hidden(text).translate(_MARKUP)
    for alive, inert in _ADDRESSES.items():
        escaped = escaped.replace(alive, inert)
    return escaped


def plain_line(escaped: str) -> str:
    """Return a line of escaped text so that it begins no list or code and underlines no heading.

    Blanks before it are left out: Markdown shows none, and takes four for the beginning of code.
    """
    escaped = escaped.lstrip(" \t")
    number = escaped[: len(escaped) - len(escaped.lstrip("0123456789"))]
    mark = len(number) if number and escaped[len(number) :].startswith((".", ")")) else 0
    if mark or escaped.startswith(_AT_BEGINNING):
        return f"{escaped[:mark]}\\{escaped[mark:]}"
    return escaped
