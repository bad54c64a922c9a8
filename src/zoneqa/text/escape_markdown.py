"""Text of others put into Markdown."""

from __future__ import annotations

from itertools import product

_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#~|$&@"})

_WWW = ["".join(letters) for letters in product("wW", repeat=3)]
_ADDRESSES = {"://": ":\\//"} | {f"{www}.": f"{www}\\." for www in _WWW}
"""What makes a link of an address without any markup."""


def escape_markdown(text: str) -> str:
    """Return Markdown that shows a text as it is: no link, picture or markup of it comes alive."""
    escaped = text.translate(_MARKUP)
    for alive, inert in _ADDRESSES.items():
        escaped = escaped.replace(alive, inert)
    return escaped
