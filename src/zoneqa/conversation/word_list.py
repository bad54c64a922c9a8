"""The content words of a question: general ones are listed, any other is specific."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from zoneqa.claims.word_files import pattern_of
from zoneqa.text.terms import terms
from zoneqa.types import Language

_LATIN = re.compile(r"[a-z]{2,}")
# Words in quotes are a name, and so is 一院一园.
_NAME = re.compile(r"[\"“”「」《》]|[一二两三四五六]\w[一二两三四五六]\w")
# Chinese characters of grammar, counting and measuring.
_SMALL = frozenset(
    "的了着过吗呢啊呀吧在是有和与跟同及就都也还又才要想会能可以应该得把给被为从到对于向由那这它其她他们"
    "个家名人次年月日号元万亿倍额率量值所条位期第只支座项种类样亩台件颗份套批笔款哪什么多少几大高长远"
    "快久怎如何谁咋啥里儿些上下前后中内外将已经最更太很不没一二两三四五六七八九十百千零总共今去明本该此"
    "之以地方到底"
)


class ContentWords(NamedTuple):
    """Two flags of a text: has general words, has words that name something specific."""

    general: bool
    specific: bool


def in_chinese(plain: str) -> ContentWords:
    """Return the content words of simplified Chinese text."""
    left, count = _chinese().subn("", plain.casefold())
    own = _NAME.search(plain) or any(c.isalpha() and c not in _SMALL for c in left)
    return ContentWords(count > 0, bool(own))


def in_english(plain: str) -> ContentWords:
    """Return the content words of English text."""
    words = set(_LATIN.findall(plain.casefold())) - _listed("rules_en/grammar.txt")
    general = words & _listed("rules_en/words.txt")
    return ContentWords(bool(general), words != general)


def content_words(text: str, language: Language) -> frozenset[str]:
    """Return the words of a text that tell what it is about; of Chinese text, the characters.

    Figures are none. English words are without the s of a plural.
    """
    found = (term for term in terms(text) if term.isalpha())
    if language == "zh":
        return frozenset(t for t in found if (len(t) == 1 and t not in _SMALL) or t.isascii())
    small = _listed("rules_en/grammar.txt")
    return frozenset(t.removesuffix("s") for t in found if len(t) > 1 and t not in small)


@lru_cache(maxsize=1)
def _chinese() -> re.Pattern[str]:
    return pattern_of(_listed("rules_zh/words.txt"))


@lru_cache(maxsize=3)
def _listed(name: str) -> frozenset[str]:
    text = (files("zoneqa.conversation") / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
