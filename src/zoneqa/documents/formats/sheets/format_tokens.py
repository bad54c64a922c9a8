"""The tokens of a number format such as `#,##0.0"亿元"` or `yyyy"年"m"月"`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

Kind = Literal[
    "literal",
    "digit",
    "point",
    "comma",
    "percent",
    "exponent",
    "fraction",
    "general",
    "text",
    "date",
    "elapsed",
    "half_day",
    "han_digits",
]

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"
    r"|(?P<blank>[_*].)"
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]"
    r"|\[(?P<elapsed>h+|m+|s+)\]"
    r"|\[(?P<han_digits>DBNum1)\]"
    r"|(?P<bracket>\[[^\]]*\])"
    r"|(?P<general>General|G/通用格式)"
    r"|(?P<half_day>AM/PM|A/P|上午/下午)"
    r"|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,}|e+)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<fraction>/(?=[\d?#]))|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERALS = ("quoted", "escaped", "currency", "other")
_DROPPED = ("blank", "bracket")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: what it stands for, and its characters."""

    kind: Kind
    text: str


def tokens_of(section: str) -> tuple[Token, ...]:
    """Return the tokens of one section of a format, without colours, conditions and padding."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(section):
        name = match.lastgroup or "other"
        if name in _LITERALS:
            tokens.append(Token("literal", match[name]))
        elif name not in _DROPPED:
            tokens.append(Token(cast(Kind, name), match[name]))
    return tuple(tokens)
