"""Small talk: what is said to zoneqa, rather than asked of the articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

SmallTalk = Literal["about", "goodbye", "thanks", "greeting", "acknowledgement"]

_KINDS: tuple[SmallTalk, ...] = get_args(SmallTalk)


def small_talk(folded: str) -> SmallTalk | None:
    """Return the kind of small talk that a folded text is from end to end; else None.

    What is asked after a greeting is a question: 你好，请问昆山的产值是多少.
    """
    pattern, kinds = _phrases()
    if any(map(str.isalnum, pattern.sub(" ", folded))):
        return None
    said = {kinds[phrase] for phrase in pattern.findall(folded)}
    return next((kind for kind in _KINDS if kind in said), None)


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern of the listed phrases, longer ones first, and the kind of each."""
    text = (files("zoneqa.query") / "small_talk.toml").read_text(encoding="utf-8")
    kinds = {
        phrase: kind
        for kind, listed in tomllib.loads(text).items()
        for phrase in (*listed["zh"].split(), *listed["en"])
    }
    longest_first = sorted(kinds, key=len, reverse=True)
    return re.compile("|".join(map(_bounded, longest_first))), kinds


def _bounded(phrase: str) -> str:
    """Return a pattern of a phrase; one in Latin letters must be whole words."""
    escaped = re.escape(phrase)
    return rf"(?<![a-z]){escaped}(?![a-z])" if phrase.isascii() else escaped
