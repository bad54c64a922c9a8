"""The version of all that parsing depends on, so that nothing outdated comes from a cache."""

from __future__ import annotations

import sys
from functools import cache

from zoneqa.folders.code_version import version_of_rooms

_PARSING = ("documents", "text")
"""The rooms whose code runs in the parser process."""


@cache
def parser_version() -> str:
    """Return a digest of the parsers' code, of Python and of the installed distributions.

    It changes more often than what parsers return, which costs one slow update and never a
    wrong text.
    """
    return version_of_rooms(_PARSING, sys.path)
