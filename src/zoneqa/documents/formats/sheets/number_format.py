"""Values of cells as a spreadsheet shows them: 0.125 with the format `0.0%` is `12.5%`."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from zoneqa.documents.formats.sheets import date_format
from zoneqa.documents.formats.sheets.format_tokens import Token, tokens_of

GENERAL = "General"

_GENERAL_DIGITS = 10
"""The significant digits that a program shows of a fraction without a format."""

_MAX_INTEGER = 1e15
"""The whole numbers from here on are stored inexactly and are shown with an exponent."""

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_HOLDS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_TEXT_SECTION = 3


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the alternatives of a format; `condition` is the one it states, if any."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def holds(self, value: float) -> bool:
        if self.condition is None:
            return True
        comparison, bound = self.condition
        return bool(_HOLDS[comparison](value, bound))


def shown_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return a number as a format shows it. `from_1904` counts days from 1904, not from 1900."""
    section, magnitude = _choose(_sections(code), value)
    if not section.tokens and code.strip():
        return ""  # a format such as `;;;` hides its values
    if date_format.is_date(section.tokens):
        return date_format.shown_date(value, section.tokens, from_1904=from_1904)
    if not any(token.kind in ("digit", "general") for token in section.tokens):
        literals = "".join(t.text for t in section.tokens if t.kind == "literal")
        return literals or general(value)
    if any(token.kind in ("general", "fraction") for token in section.tokens):
        return _general_with_literals(magnitude, section.tokens)
    return _shown(magnitude, section.tokens)


def shown_text(text: str, code: str) -> str:
    """Return a text as a format shows it, which may put other words around its `@`."""
    sections = _sections(code)
    section = sections[_TEXT_SECTION] if len(sections) > _TEXT_SECTION else sections[-1]
    if not any(token.kind == "text" for token in section.tokens):
        return text
    parts = (text if token.kind == "text" else token.text for token in section.tokens)
    return "".join(parts)


def general(value: float) -> str:
    """Return a number without a format: whole ones in full, others to ten digits."""
    if value == int(value) and abs(value) < _MAX_INTEGER:
        return str(int(value))
    digits = f"{value:.{_GENERAL_DIGITS}g}"
    return format(Decimal(digits), "f") if abs(value) >= 1e-4 else digits.upper()


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[str] = []
    position = 0
    while position <= len(code):
        match = _SECTION.match(code, position)
        part = match[0] if match else ""
        parts.append(part)
        position += len(part) + 1
    return tuple(_section(part) for part in parts[:4]) or (_Section(()),)


def _section(part: str) -> _Section:
    found = _CONDITION.search(part)
    condition = (found[1], float(found[2])) if found else None
    return _Section(tokens_of(part), condition)


def _choose(sections: tuple[_Section, ...], value: float) -> tuple[_Section, float]:
    """Return the section for a value, and the value to show, without the sign it implies."""
    numeric = sections[:_TEXT_SECTION]
    if any(section.condition for section in numeric):
        return next((s for s in numeric if s.holds(value)), numeric[-1]), value
    if value < 0 and len(numeric) > 1:
        return numeric[1], -value
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


def _general_with_literals(value: float, tokens: tuple[Token, ...]) -> str:
    if not any(token.kind == "general" for token in tokens):
        return general(value)  # fractions: 1 1/4 is shown as 1.25
    return "".join(general(value) if t.kind == "general" else t.text for t in tokens)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the digits of a number go: the tokens of its whole part and of its fraction.

    `shift` is the power of ten by which percent signs and trailing commas scale the number.
    """

    whole: tuple[Token, ...]
    fraction: tuple[Token, ...]
    places: int
    shift: int
    grouped: bool


@lru_cache(maxsize=512)
def _layout(tokens: tuple[Token, ...]) -> _Layout:
    kinds = [token.kind for token in tokens]
    point = kinds.index("point") if "point" in kinds else len(kinds)
    last_digit = max(n for n, kind in enumerate(kinds) if kind == "digit")
    last_whole = min(point, last_digit)
    thousands = kinds[last_whole:].count("comma")
    return _Layout(
        whole=tokens[:point],
        fraction=tokens[point:],
        places=kinds[point:].count("digit"),
        shift=2 * kinds.count("percent") - 3 * thousands,
        grouped="comma" in kinds[:last_whole],
    )


def _shown(value: float, tokens: tuple[Token, ...]) -> str:
    """Return a number in the digits that the tokens have places for."""
    if any(token.kind == "exponent" for token in tokens):
        return _scientific(value, tokens)
    layout = _layout(tokens)
    scaled = _decimal(value).scaleb(layout.shift)
    rounded = scaled.quantize(Decimal(1).scaleb(-layout.places), ROUND_HALF_UP)
    whole, _, fraction = format(abs(rounded), "f").partition(".")
    text = _whole_part(whole, layout.whole, grouped=layout.grouped)
    text += _fraction_part(fraction, layout.fraction)
    return f"-{text}" if rounded < 0 else text


def _whole_part(digits: str, tokens: tuple[Token, ...], *, grouped: bool) -> str:
    """Return the whole part: from the right a digit for each place, and the rest for the first."""
    remaining = digits.lstrip("0")
    places = sum(token.kind == "digit" for token in tokens)
    written = 0
    pieces: list[str] = []
    for token in reversed(tokens):
        if token.kind == "digit":
            places -= 1
            taken = max(1, len(remaining)) if places == 0 else 1
            for digit in reversed(remaining[-taken:] or ("0" if token.text == "0" else "")):
                pieces.append("," if grouped and written and written % 3 == 0 else "")
                pieces.append(digit)
                written += 1
            remaining = remaining[:-taken]
        elif token.kind != "comma":
            pieces.append(token.text[::-1])
    return "".join(pieces)[::-1]


def _fraction_part(digits: str, tokens: tuple[Token, ...]) -> str:
    needed = len(digits.rstrip("0"))
    place = 0
    pieces: list[str] = []
    for token in tokens:
        if token.kind == "digit":
            if token.text == "0" or place < needed:
                pieces.append(digits[place])
            place += 1
        elif token.kind != "comma":
            pieces.append(token.text)
    return "".join(pieces)


def _scientific(value: float, tokens: tuple[Token, ...]) -> str:
    exponent = next(n for n, token in enumerate(tokens) if token.kind == "exponent")
    point = next((n for n, t in enumerate(tokens[:exponent]) if t.kind == "point"), exponent)
    places = sum(token.kind == "digit" for token in tokens[point:exponent])
    return f"{value:.{places}E}"


def _decimal(value: float) -> Decimal:
    # Fifteen digits are what a program stores: 1.005 is meant, not 1.00499999999999989.
    return Decimal(f"{value:.15g}")
