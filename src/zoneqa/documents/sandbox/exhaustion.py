"""Telling an error that only says that memory ran out from one about the file."""

from __future__ import annotations

import errno
import importlib.util
from collections.abc import Iterator

OUT_OF_MEMORY = 12
"""The exit code of a parser process that reached its limit of memory."""

# Words of dynamic loaders and of libraries in C that got no memory.
_WORDS = (
    "cannot allocate memory",
    "error -4 while",  # zlib
    "failed to map",
    "insufficient memory",
    "memory allocation failed",
    "out of memory",
)


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether memory ran out, directly or behind any error that this one came from."""
    return any(map(_is_direct, _chain(error)))


def _is_direct(error: BaseException) -> bool:
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    if isinstance(error, ImportError) and _is_installed(error.name):
        return True  # it could not be loaded only because there was no room for it
    return any(words in str(error).lower() for words in _WORDS)


def _is_installed(module: str | None) -> bool:
    try:
        return module is not None and importlib.util.find_spec(module) is not None
    except (ImportError, ValueError, MemoryError):
        return False


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
