"""What kind of value a figure is: a level, a count, a share, a growth, a change or a rank."""

from __future__ import annotations

import re

from zoneqa.claims.change_words import ChangeVerb
from zoneqa.claims.claim import Kind
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.units import dimension

_GROWTH_NAME = re.compile(
    "(?:增速|增幅|增长率|降幅|减幅|涨幅|变动比例|变动幅度)(?:分别|高达|达到|[达为是约近超由从])*$"
)
_TIMES = frozenset({"次", "个月", "年"})
_FOLD = frozenset({"倍", "番"})
_RELATIVE: dict[str, Kind] = {"%": "share", "‰": "share", "倍": "level", "番": "level"}


def kind_of(value: Quantity, lead: str, change: ChangeVerb | None) -> Kind | None:
    """Return what kind a quantity is behind its lead; None for a bare number, which is no value."""
    if value.ordinal:
        return "rank"
    changes_by = change is not None and not change.reaches
    if value.unit in _RELATIVE:
        grows = changes_by or _GROWTH_NAME.search(lead) or (change and value.unit in _FOLD)
        return "growth" if grows else _RELATIVE[value.unit]
    if not value.unit:
        return None
    if value.unit == "百分点" or (changes_by and value.unit not in _TIMES):
        return "change"
    return "count" if dimension(value.unit) == "count" else "level"
