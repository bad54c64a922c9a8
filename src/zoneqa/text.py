"""Plain text: cleaning what comes in, folding what is compared, sentences and clauses.

Nothing here changes the length of text that offsets refer to: `clean_text` runs once, when an
article is read; sentences and clauses are given as (start, end) in code points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from zoneqa.errors import BadQuestion, EmptyQuestion, QuestionTooLong
from zoneqa.types import Language

if TYPE_CHECKING:
    from opencc import OpenCC

MAX_QUESTION = 2000
"""Characters of a question, at most."""

Bounds = tuple[int, int]

_SURROGATE = re.compile("[\ud800-\udfff]")
# Control characters but tab and line breaks, and the characters that hide or reorder text:
# zero width, directional overrides, byte order marks, variation selectors, tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_LINE_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TERM = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_{_HAN}]+|[{_HAN}]+")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_SYMBOL = re.compile(r"[A-Za-z0-9]+(?:[.,-][A-Za-z0-9]+)*")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")

# A sentence ends after its mark and the closing quotes behind it. A Latin full stop counts only
# before a space and a capital, so that 3.5 and e.g. stay whole.
_SENTENCE_END = re.compile(r"(?:[。！？!?…]+|\.(?=\s+[\"“]?[A-Z]|\s*$))[”’」』》）)\"']*|\n+")
_CLAUSE_END = re.compile(r"[，；：,;:](?!\d)")

# Marks at the ends of a quoted run of words that are no part of it.
_LOOSE = " \t\n\u3000，。、；：！？,;:!?"
BRACKETS = (
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("（", "）"),
    ("(", ")"),
)


def clean_text(text: str) -> str:
    """Text that can be stored, shown and compared: no surrogates, controls or hidden characters."""
    text = _SURROGATE.sub("\ufffd", _LINE_BREAK.sub("\n", text))
    return _INVISIBLE.sub("", text)


def clean_question(raw: str) -> str:
    """The question as it is worked on: one line, nothing hidden.

    Raises EmptyQuestion, QuestionTooLong, or BadQuestion if it holds broken characters.
    """
    if _SURROGATE.search(raw):
        raise BadQuestion("The question contains broken characters; please type it again.")
    question = _SPACES.sub(" ", clean_text(raw)).strip()
    if not question:
        raise EmptyQuestion("The question is empty; please type one.")
    if len(question) > MAX_QUESTION:
        raise QuestionTooLong(
            f"The question has {len(question):,} characters; {MAX_QUESTION:,} are the limit."
        )
    return question


def has_words(text: str) -> bool:
    """Whether there is a letter, a digit or a Chinese character at all."""
    return _TERM.search(text) is not None


def language_of(text: str) -> Language:
    """`zh` if there are at least as many Chinese characters as Latin words, else `en`."""
    han = len(_HAN_CHARACTER.findall(text))
    return "zh" if han >= len(_LATIN_WORD.findall(text)) else "en"


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    from opencc import OpenCC  # loads its dictionaries: only where text is compared

    return OpenCC("t2s")


def half_width(text: str) -> str:
    """Text with full width made half."""
    return unicodedata.normalize("NFKC", text)


def simplify(text: str) -> str:
    """Text with full width made half and traditional made simplified."""
    simplified: str = _simplifier().convert(half_width(text))
    return simplified


def fold(text: str) -> str:
    """Text for comparing: simplified, and in lower case."""
    return simplify(text).casefold()


def terms(text: str) -> list[str]:
    """What the lexical index counts: Chinese characters and bigrams, whole numbers and words."""
    return folded_terms(fold(text))


def symbols(text: str) -> list[str]:
    """What is written alike in every language: figures, and words like 5G, GaN or COVID-19."""
    return [word for word in _SYMBOL.findall(text) if re.search("[0-9]|.[A-Z]", word)]


def bigrams(word: str) -> list[str]:
    """The terms that stand for a word as a whole: its bigrams; a single character stands alone."""
    found = terms(word)
    return [term for term in found if len(term) > 1] or found


def folded_terms(folded: str) -> list[str]:
    """The terms of a text that is folded already."""
    found: list[str] = []
    for run in _TERM.findall(folded):
        if _HAN_CHARACTER.match(run):
            found.extend(run)
            found.extend(map(add, run, run[1:]))
        else:
            found.append(run.replace(",", ""))
    return found


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """The sentences of `text[start:end]`, without the white space round them."""
    return _cut(text, start, len(text) if end is None else end, _SENTENCE_END)


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """The clauses of `text[start:end]`, cut after commas, semicolons and colons."""
    return _cut(text, start, len(text) if end is None else end, _CLAUSE_END)


def trimmed(text: str, start: int, end: int) -> Bounds:
    """The bounds without marks and space at their ends, and with brackets whole."""
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    for opening, closing in BRACKETS:
        inside = text[start:end]
        opened = inside.count(opening) - inside.count(closing)
        if opened > 0 and text[end : end + 1] == closing:
            end += 1
        elif opened > 0 and inside.startswith(opening):
            start += 1
        elif opened < 0 and start and text[start - 1] == opening:
            start -= 1
        elif opened < 0 and inside.endswith(closing):
            end -= 1
    return start, end


def _cut(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Bounds]:
    edges = [start, *(m.end() for m in mark.finditer(text, start, end)), end]
    trimmed = (_trim(text, a, b) for a, b in pairwise(edges))
    return [(a, b) for a, b in trimmed if a < b]


def _trim(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
