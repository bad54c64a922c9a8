"""Lines beside a table: captions, units and notes."""

from __future__ import annotations

import re

_UNIT = re.compile(r"(?P<opens>^[(（]?\s*)?(?:计量)?单位\s*[:：]")
_NAMES_TABLE = re.compile(
    r"^\s*(?:附?表|Table)\s*[\d一二三四五六七八九十]|[:：]$|(?:表|情况|指标|数据|如下|下表).{0,16}$"
)
_BELOW = re.compile(
    r"附?表\s*[\d一二三四五六七八九十]|[（(]?(?:注|备注|说明|单位|[资数][料据]来源)\s*[:：]"
)
_STOP = re.compile(r"[，。；！？,;!?|]|(?<![\d一二三四五六七八九十])、")
_MAX_LENGTH = 80
_MAX_HEADING = 30
"""Characters of a caption at most, and of a heading, which needs no sign that it is one."""


def states_unit(line: str) -> bool:
    """Return whether a line states the unit of a table: 表3 单位：亿元."""
    return _UNIT.search(line) is not None


def is_only_unit(line: str) -> bool:
    """Return whether a line has the unit of a table and nothing before it: （单位：亿元）."""
    found = _UNIT.search(line)
    return found is not None and found["opens"] is not None


def is_caption(line: str) -> bool:
    """Return whether a line above a table is a heading, or names the table or its unit."""
    if not line or len(line) > _MAX_LENGTH:
        return False
    if len(line) <= _MAX_HEADING and not _STOP.search(line):
        return True
    words = line.rstrip("。．.)） ")
    return states_unit(words) or _NAMES_TABLE.search(words) is not None


def is_below_table(line: str) -> bool:
    """Return whether a line right below a table belongs to it: its number, its notes."""
    return _BELOW.match(line) is not None
