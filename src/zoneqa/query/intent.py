"""What a text is meant as: a question to the articles, small talk, or what no article can give.

The last is told by its form: work to be done, opinions, the present moment, advice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from zoneqa.query.small_talk import SmallTalk, small_talk

Intent = Literal["question", "off_topic"] | SmallTalk

_OF_NOTHING_NAMED = ("itself", "advice", "software")
"""Forms that count only where nothing is named that the articles may be about."""


def intent_of(folded: str, *, names_something: bool) -> Intent:
    """Return the intent of a folded text.

    `names_something` is whether it names a zone, a place or a year: then advice may be what the
    articles report on, 在昆山高新区办公司怎么申请补贴.
    """
    if kind := small_talk(folded):
        return kind
    off_topic = is_off_topic(folded, names_something=names_something)
    return "off_topic" if off_topic else "question"


def is_off_topic(folded: str, *, names_something: bool) -> bool:
    """Return whether a folded text asks for what no article can give, whatever it says."""
    said = _forms()["quoted"].sub("“”", folded)
    return (
        _asks_for_work(said)
        or _found("addressed", said)
        or _found("school", said)
        or _asks_about_this_moment(said)
        or (not names_something and any(_found(form, said) for form in _OF_NOTHING_NAMED))
    )


def _asks_for_work(said: str) -> bool:
    """Return whether zoneqa is to do something other than say what the articles say."""
    forms = _forms()
    opening = forms["openings"].match(said)
    asked = said[opening.end() :] if opening else said
    if forms["work"].match(asked) and not _found("asks", asked):
        return True
    favour = forms["favour"].search(said, 0, opening.end()) if opening else None
    return favour is not None and asked != "" and not forms["information"].search(asked)


def _asks_about_this_moment(said: str) -> bool:
    """Return whether the question is about the hour at which it is asked; a date makes it news."""
    return _found("now", said) and _found("daily", said) and not any(map(str.isdigit, said))


def _found(form: str, said: str) -> bool:
    return _forms()[form].search(said) is not None


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each form; `openings` is a run of several."""
    text = (files("zoneqa.query") / "off_topic.toml").read_text(encoding="utf-8")
    forms = {
        name: "|".join([*listed["zh"], *(rf"\b(?:{form})\b" for form in listed["en"])])
        for name, listed in tomllib.loads(text).items()
    }
    forms["openings"] = rf"(?:[\W_]*(?:{forms['opening']}))+[\W_]*"
    return {name: re.compile(pattern) for name, pattern in forms.items()}
