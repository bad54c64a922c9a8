"""The words that papers and web sites print before the first sentence of a report.

They are the time of publishing, labels such as 正文 and 原标题, and the dateline: 新华社昆山电.
"""

from __future__ import annotations

import re

WIRE = "[讯电]|消息"
"""The last word of a dateline."""

_REPORTERS = r"[（(][^（()）]{0,40}[)）]"

_PREFIX = re.compile(
    r".{0,120}?正文[:：]|(?:原标题|标题)[:：]"
    rf"|[^，。！？；\s]{{0,14}}(?:{WIRE})(?:\s*{_REPORTERS}|[\s:：—-]+)"
    r"|[^\w“《「【]+"
)
# For folded text. A figure may stand in a dateline only as part of a date.
_STAMP_AND_DATELINE = re.compile(
    r"(?:\d{4}-\d\d-\d\d[\d: ]*\W*(?:正文)?\W*)?"
    rf"(?:(?:[^\d。!?;\n]|\d+[月日]|\d+(?=日(?:{WIRE}))|\d+年(?=\d+月)){{0,60}}?"
    rf"(?:日(?:{WIRE})|本报讯|报道)\s*(?:{_REPORTERS})?\W*)?"
)


def first_sentence_start(text: str, limit: int) -> int:
    """Return where the first sentence begins, looking no further than `limit`."""
    start = 0
    while (prefix := _PREFIX.match(text, start, limit)) and prefix.end() > start:
        start = prefix.end()
    return start


def without_stamp(folded: str) -> str:
    """Return a folded text without when and where one paper printed it."""
    prefix = _STAMP_AND_DATELINE.match(folded)
    return folded[prefix.end() :] if prefix else folded
