"""Texts made from a seed, in many scripts and with all that normalisation changes."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator

RANGES = {
    "Han": (0x4E00, 0x9FFF),
    "Han extension": (0x3400, 0x4DBF),
    "Han compatibility": (0xF900, 0xFAFF),
    "Hiragana": (0x3041, 0x3096),
    "Katakana": (0x30A1, 0x30FA),
    "Hangul": (0xAC00, 0xD7A3),
    "Latin": (0x61, 0x7A),
    "Latin with marks": (0xC0, 0x17F),
    "Cyrillic": (0x410, 0x44F),
    "Greek": (0x391, 0x3C9),
    "Arabic": (0x621, 0x64A),
    "Hebrew": (0x5D0, 0x5EA),
    "Devanagari": (0x904, 0x939),
    "Tamil": (0xB85, 0xBB9),
    "Thai": (0xE01, 0xE30),
    "Georgian": (0x10D0, 0x10F0),
    "Armenian": (0x561, 0x587),
    "full width": (0xFF01, 0xFF5E),
    "half width": (0xFF66, 0xFF9D),
    "circled": (0x2460, 0x24FF),
    "squared": (0x3300, 0x33FF),
    "symbols": (0x2190, 0x22FF),
    "emoji": (0x1F300, 0x1F64F),
}
SENTENCES = (
    "2020年，云岭高新区规模以上工业总产值突破300亿元，同比增长12.5％。",
    "園區新引進生物醫藥專案三十多個，總投資超過兩百億元。",
    "「营商环境」——管委会负责人介绍：到２０２５年，高企数量预计达到1,800家（含培育）。",
    "The park signed 3 contracts worth US$1.2bn; output rose 8–9% year-on-year.",
    "Объём производства вырос на 12,5 % и достиг 300 млрд юаней.",
    "工業団地の生産額は3,000億円を超え、ﾛﾎﾞｯﾄ産業が中心となった。",
    "산업단지의 수출액은 전년 대비 12.5% 증가하였다.",
    "بلغ إنتاج المنطقة 300 مليار يوان بزيادة 12.5%.",
    "https://example.com/?q=高新区&page=2 admin@example.cn C++、C#、5G、GaN",
)
SPACES = (
    *(" ", "  ", "\n", "\t", "\r\n", "\u3000", "\u00a0", "\u2028"),
    *("\u200b", "\u200d", "\ufeff", "\0"),
)
MARKS = "，。、；：？！…—·～“”‘’（）《》,.;:?!-'\"()%‰℃㎡№①￥$"


def made_texts(count: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the kind of a text with the text."""
    dice = random.Random(seed)
    kinds: dict[str, Callable[[random.Random], str]] = {
        "sentences": _sentences,
        "words of a script": _script,
        "scripts mixed": _mixed,
        "decomposed": lambda dice: unicodedata.normalize("NFD", _sentences(dice)),
        "cut anywhere": lambda dice: _cut(dice, _sentences(dice)),
    }
    for n in range(count):
        kind = list(kinds)[n % len(kinds)]
        yield kind, kinds[kind](dice)


def _sentences(dice: random.Random) -> str:
    chosen = dice.sample(SENTENCES, dice.randint(1, 4))
    return dice.choice(SPACES).join(_renumbered(dice, each) for each in chosen)


def _renumbered(dice: random.Random, text: str) -> str:
    return "".join(dice.choice("0123456789") if c in "0123456789" else c for c in text)


def _script(dice: random.Random) -> str:
    name = dice.choice(list(RANGES))
    return dice.choice(SPACES).join(_word(dice, name) for _ in range(dice.randint(1, 12)))


def _mixed(dice: random.Random) -> str:
    parts = []
    for _ in range(dice.randint(2, 16)):
        parts.append(_word(dice, dice.choice(list(RANGES))))
        parts.append(dice.choice((*SPACES, *MARKS, "")))
    return "".join(parts)


def _word(dice: random.Random, name: str) -> str:
    low, high = RANGES[name]
    found = (chr(dice.randint(low, high)) for _ in range(dice.randint(1, 8)))
    return "".join(c for c in found if unicodedata.category(c) != "Cn")


def _cut(dice: random.Random, text: str) -> str:
    start = dice.randrange(len(text))
    return text[start : start + dice.randint(1, 40)]
