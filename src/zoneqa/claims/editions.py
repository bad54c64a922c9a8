"""Which edition or phase of a thing words name: 第五届, 二期, 首批."""

from __future__ import annotations

import re

from zoneqa.text.numbers import ordinals

# 最近一期, 上一届 and 每一轮 number nothing; 首次 and 第三次 say how often.
_NO_EDITION = re.compile(r"[近上下这每同前][一二三]?[届批期轮]|[首第][一二三四五六七八九十\d]*次")
_COUNTER = re.compile(r"[\d一二三四五六七八九十百首][届批期轮]|phase")
_PART = re.compile(r"(?<=[，。；、：,;])")
_REFERS = re.compile(r"[本该这](?:届|次(?:大会|大赛|活动|论坛|博览会|竞赛))")


def edition_in(words: str) -> tuple[str, str] | None:
    """Return the edition or phase that a text names last, as number and counter."""
    if not _COUNTER.search(words):
        return None
    for part in reversed(_PART.split(words)):
        found = sorted(ordinals(_NO_EDITION.sub("", part)))
        if found:
            return found[0]
    return None


def editions_in(text: str) -> frozenset[tuple[str, str]]:
    """Return all editions and phases that a text names, as number and counter."""
    return ordinals(_NO_EDITION.sub("", text))


def refers_to_edition(words: str) -> bool:
    """Return whether words refer to an edition named before: 本届, 该届."""
    return _REFERS.search(words) is not None
