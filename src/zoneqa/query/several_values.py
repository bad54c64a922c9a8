"""Questions that no single value answers: they ask for two things, or how two things compare."""

from __future__ import annotations

import re

_ASKED = r"(?:多少|(?<![哪这那近好十])几(?![乎率何经])|谁|什么|哪(?!怕))"
_ASKED_EN = r"(?:what|which|who|whose|when|where|how (?:much|many|long|large|big))"
_TWO = re.compile(
    rf"{_ASKED}.*?(?:[,，、;；?？]|和|以及|又).*?{_ASKED}"
    rf"|\b{_ASKED_EN}\b.*?(?:,|\band) (?:in |at |by |to )?{_ASKED_EN}\b",
    re.IGNORECASE,
)
_MORE = "(?:高|多|大|快|重|长|低|少|小|慢|轻|短)"
_BEFORE = r"(?:上|去|前|同|往|原|此|之|以|最?初|[一二三四五六七八九十\d]+[年月]|\d{4})"
_COMPARES = re.compile(
    rf"[比较](?![例重率赛武拼早快大好高多]|{_BEFORE})[^,，?？]{{2,20}}?{_MORE}[了出]?(?:多少|几)"
    rf"|相差|差多少|差距|(?:哪一?[个家边方者座]|谁)[^,，?？]{{0,8}}(?:更|比较){_MORE}"
    rf"|(?:哪一?[个家边方者座]|谁){_MORE}(?!新|校|学|会)"
)

_CHANGED = re.compile(
    r"(?:[比较]|相比)[^?？]{1,20}?(?:增加|增长|新增|减少|下降|提高|上升|[多少高低增减])[了出]?(?:多少|几)"
)


def asks_for_change(plain: str) -> bool:
    """Return whether a simplified question asks by how much something is more than before."""
    return _CHANGED.search(plain) is not None


def asks_two_things(plain: str) -> bool:
    """Return whether a simplified question has two question words, one for each thing."""
    return _TWO.search(plain) is not None


def asks_to_compare(plain: str) -> bool:
    """Return whether a simplified question asks which of two is more, or by how much."""
    return _COMPARES.search(plain) is not None
