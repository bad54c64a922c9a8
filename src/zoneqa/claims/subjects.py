"""Whom or what a sentence is about: zones, places, organisations and projects that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zoneqa.text.characters import HAN
from zoneqa.types import Bounds
from zoneqa.zones.lexicon import DETERMINER, POSSIBLE_SUFFIX, SURE_SUFFIX

_ORGANISATION = (
    "(?:集团公司|有限责任公司|股份有限公司|有限公司|公司|集团|管委会|委员会|管理局|研究院|研究所|研究中心|实验室|大学"
    "|学院|医院|银行|法院|检察院|协会|学会|商会|基金会|联盟|工厂|产业园|工业园|产业基地|生产基地|示范基地|项目|工程"
    "|大厦|中心|街道|社区|乡镇|大赛|博览会|展览会|论坛|大会|招聘会)"
)
_BUSINESS = "(?:药业|光电|生物|科技|电子|重工|股份|化工|能源|汽车|制药|材料|智能|机器人|半导体|航空|船舶|钢铁|电力|集成电路)"
_SUFFIX = f"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX}|{_ORGANISATION})"
# A name begins after a mark or one of the words that stand before names, and holds none of the
# words that no name has.
_BEFORE = "在|由|与|和|及|对|向|从|到|被|让|为|是|的|了|有|据|以|把|将|当|给|于|就|也|等|目前|其中|去年|今年|全年|年|月|日|期间"
_NO_NAME = "(?!举办|举行|召开|投资|建设|开展|实施|推进|推动|位于|落户|签约|参加|出席|设立|成立|新增|引进|上半年|下半年|将|达|占|超|增)"
_CHARACTER = rf"(?:{_NO_NAME}[{HAN}A-Za-z“”·])"
_PLACE = "(?:[省州]|(?<![上全城超股夜都门车楼集开闹本我该入收各])市|(?<![全各本郊该])县)(?![级场民委长内外里中值])"
_NAME = re.compile(
    rf"(?:(?<=[^{HAN}A-Za-z])|(?<=[在由与和及对向从到被让为是的了有据以把将当给于就也等年月日])|^)"
    rf"(?P<name>{_CHARACTER}(?:[{HAN}A-Za-z0-9“”·](?<!将)){{0,14}}?{_SUFFIX}|{_CHARACTER}{{1,3}}{_PLACE})(?!{_SUFFIX})"
)
_LEADING = re.compile(rf"(?:{_BEFORE}|该|本|这个|那个|这|全|整个|我国)+")
_NAMELESS = re.compile(
    rf"(?:{DETERMINER}|一|两|三|四|五|六|七|八|九|十|\d)*(?:个|家|所|些|批)?(?:{_SUFFIX})"
)
_SURE_ZONE = re.compile(rf"{SURE_SUFFIX}$")
_ZONE = re.compile(rf"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX}|[省市县州])$")


def named_subjects(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield where a part of a simplified text names a zone, a place or an organisation."""
    for found in _NAME.finditer(text[start:end]):
        begin, stop = found.span("name")
        begin += _skipped(found["name"])
        name = text[start + begin : start + stop]
        if len(name) > 2 and not _NAMELESS.fullmatch(name):
            yield start + begin, start + stop


def is_zone_name(name: str) -> bool:
    """Return whether a subject is a zone or a place, and not an organisation."""
    return _ZONE.search(name) is not None


def is_high_tech_zone(name: str) -> bool:
    """Return whether a name is certainly that of a zone."""
    return _SURE_ZONE.search(name) is not None


def _skipped(name: str) -> int:
    found = _LEADING.match(name)
    return found.end() if found and found.end() < len(name) - 1 else 0
