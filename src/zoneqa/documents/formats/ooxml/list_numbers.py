"""Numbers in the formats of automatic numbering: 3, iii, C, 三, ③, 丙."""

from __future__ import annotations

from collections.abc import Callable

from zoneqa.text.han_numerals import han_digits, han_numeral

_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HIGHEST = 9999
"""The highest number that is written in other than decimal digits."""


def formatted(number: int, name: str) -> str:
    """Return a number in the format with this name, or in decimal digits if it is not known."""
    if not 0 < number <= _HIGHEST:
        return "" if name == "none" else str(number)
    return _FORMATS.get(name, str)(number)


def _chinese_counting(number: int) -> str:
    return han_numeral(number) if number < 100 else han_digits(str(number))


def _legal(number: int) -> str:
    numeral = han_numeral(number)
    return f"一{numeral}" if 10 <= number < 20 else numeral


def _letters(number: int) -> str:
    # After z comes aa, then bb.
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (min(rounds, 20) + 1)


def _roman(number: int) -> str:
    text = ""
    for value, numeral in _ROMAN:
        text += numeral * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    teen = 10 <= number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


_COUNTING = ("chineseCounting", "taiwaneseCounting")
_THOUSANDS = (
    *("chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"),
    "koreanCounting",
)
_DIGITS = ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital")
_CIRCLES = _one_of(
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
)

_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": _one_of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _one_of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "chineseLegalSimplified": lambda number: _legal(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: _legal(number).translate(_LEGAL_TRADITIONAL),
    **dict.fromkeys(_COUNTING, _chinese_counting),
    **dict.fromkeys(_THOUSANDS, han_numeral),
    **dict.fromkeys(_DIGITS, lambda number: han_digits(str(number))),
}
