"""Dates and times of cells, which are stored as days and shown by a format."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from zoneqa.documents.formats.sheets.format_tokens import Token
from zoneqa.text.han_numerals import han_digits, han_numeral

_EPOCH_1900 = datetime.datetime(1899, 12, 30)
_EPOCH_1904 = datetime.datetime(1904, 1, 1)
# Excel counts 29 February 1900, which never was, so that earlier days are one number lower.
_FIRST_SOUND_DAY = 61
_LAST_DAY = 2_958_465  # 9999-12-31

_WEEKDAYS = "一二三四五六日"
_KINDS = ("date", "elapsed", "half_day")


def is_date(tokens: Sequence[Token]) -> bool:
    """Return whether the tokens show a date or a time."""
    return any(token.kind in _KINDS for token in tokens)


def shown_date(days: float, tokens: Sequence[Token], *, from_1904: bool = False) -> str:
    """Return a number of days as its format shows it, or as it is if it is no date."""
    moment = _moment(days, from_1904=from_1904)
    if moment is None:
        return f"{days:g}"
    han = any(token.kind == "han_digits" for token in tokens)
    is_half_day = any(token.kind == "half_day" for token in tokens)
    pieces: list[str] = []
    for number, token in enumerate(tokens):
        if token.kind == "date":
            piece = _date_part(moment, _without_ambiguity(tokens, number), is_half_day)
            pieces.append(_in_han(piece) if han else piece)
        elif token.kind == "elapsed":
            pieces.append(_elapsed(days, token.text))
        elif token.kind == "half_day":
            pieces.append(_half_day(moment, token.text))
        elif token.kind == "digit":
            pieces.append(f"{moment.microsecond // 100_000}")
        elif token.kind != "han_digits":
            pieces.append(token.text)
    return "".join(pieces).strip()


def _moment(days: float, *, from_1904: bool) -> datetime.datetime | None:
    if not 0 <= days <= _LAST_DAY:
        return None
    if not from_1904 and 1 <= days < _FIRST_SOUND_DAY:
        days += 1
    epoch = _EPOCH_1904 if from_1904 else _EPOCH_1900
    # A second is about 1e-5 of a day, and what is stored may be a little less than it.
    return epoch + datetime.timedelta(seconds=round(days * 86_400, 1))


def _without_ambiguity(tokens: Sequence[Token], number: int) -> str:
    """Return the letters of a token, with M for minutes: an m after hours or before seconds."""
    letters = tokens[number].text.lower()
    if letters not in ("m", "mm"):
        return letters
    around = [n for n, t in enumerate(tokens) if t.kind in ("date", "elapsed")]
    place = around.index(number)
    before = tokens[around[place - 1]].text.lower() if place else ""
    after = tokens[around[place + 1]].text.lower() if place + 1 < len(around) else ""
    return letters.upper() if before.startswith("h") or after.startswith("s") else letters


def _date_part(moment: datetime.datetime, letters: str, is_half_day: bool) -> str:
    hour = (moment.hour % 12 or 12) if is_half_day else moment.hour
    numbers = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}
    numbers["M"] = moment.minute
    if letters[0] in "ye":
        return f"{moment.year % 100:02}" if letters == "yy" else f"{moment.year:04}"
    if letters[0] == "a":
        weekday = _WEEKDAYS[moment.weekday()]
        return weekday if len(letters) == 3 else f"星期{weekday}"
    if len(letters) > 2:
        name = f"{moment:%B}" if letters[0] == "m" else f"{moment:%A}"
        return name[0] if len(letters) == 5 else name[:3] if len(letters) == 3 else name
    number = numbers[letters[0]]
    return f"{number:02}" if len(letters) == 2 else str(number)


def _elapsed(days: float, letters: str) -> str:
    units = {"h": 24, "m": 1440, "s": 86_400}
    return f"{int(round(days * 86_400) / (86_400 / units[letters[0].lower()])):0{len(letters)}}"


def _half_day(moment: datetime.datetime, letters: str) -> str:
    first, _, second = letters.partition("/")
    return second if moment.hour >= 12 else first


def _in_han(number: str) -> str:
    """Return a year digit by digit, and a month or day as a numeral: 十二."""
    if len(number) > 2 or not number.isdigit():
        return han_digits(number)
    return han_numeral(int(number)) or "〇"
