"""The things of which a question asks the same, one by one: 企业、院校和个人分别有多少件."""

from __future__ import annotations

import re

from zoneqa.text.segment import last_clause

_EACH = re.compile(r"分别|各自?(?=[是为有占达获完实值捐花用投多])")
_MARKS = ",，:：;；。"
_AND = re.compile(r"[、,，;；]|以及|还有|[和与及跟](?![平谐田睦])|\band\b")
_LAST = re.compile(r"(?:这|那)?[两二三四五六七八九十几][者类种个家项方]$|[都又]$")
_LONGEST = 24


def listed_items(plain: str) -> tuple[str, ...]:
    """Return the items of a simplified question that asks for a value of each, else nothing.

    Items that end in 的 may have an 和 of their own: 甲和乙捐的、丙捐的，各值多少钱.
    """
    each = _EACH.search(plain)
    if each is None:
        return ()
    before = plain[: each.start()].rstrip(f"{_MARKS} ")
    words = _LAST.sub("", last_clause(before, _MARKS).strip())
    parts = words.split("、")
    if len(parts) < 2 or not all(part.endswith("的") for part in parts):
        parts = listed(words)
    items = tuple(part.strip().rstrip("的") for part in parts)
    return items if len(items) > 1 and all(1 < len(i) <= _LONGEST for i in items) else ()


def listed(words: str) -> list[str]:
    """Return what some words list, in order."""
    return [each for each in _AND.split(words) if each]
