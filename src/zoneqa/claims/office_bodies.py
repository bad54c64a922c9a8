"""The bodies that offices are of: 建设局, 青禾药业."""

from __future__ import annotations

import re

from zoneqa.claims.companies import TRADES

_TELLING = 3
"""The last characters of a body's name that tell it from others."""

_FORM = re.compile(r"(?:股份|有限|责任|公司|集团|控股|[()（）\s])+")
"""What names of companies may leave out."""

_TRADES = re.compile(f"(?:{'|'.join((*TRADES, '技术', '新材料'))})+")
"""What may be left out behind the name that a company goes by."""

_ROLE = re.compile("(?:行政|运营|营运|商务|人力资源|首席|高级|资深|执行|区域)+$")
"""What an office is for, which is no part of the body: 商会行政|总裁."""


def without_role(body: str) -> str:
    """Return the words before an office without those that say what it is for."""
    return _ROLE.sub("", body)


def is_short_for(one: str, other: str) -> bool:
    """Return whether one name may be short for the other: 药监局, 药品监督管理局."""
    names = (_FORM.sub("", without_role(name)) for name in (one, other))
    short, long = sorted(names, key=len)
    characters = iter(long)
    ends = all(character in characters for character in short[-_TELLING:])
    return (ends and short[-1:] in long[-2:]) or _is_without_trade(short, long)


def _is_without_trade(short: str, long: str) -> bool:
    """Return whether a name is another one but for its trade: 青禾, 青禾药业."""
    behind = long.removeprefix(short)
    return len(short) > 1 and behind != long and _TRADES.fullmatch(behind) is not None
