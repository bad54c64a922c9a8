"""Whom or what a sentence is about: zones, places, organisations and projects that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zoneqa.text.characters import HAN
from zoneqa.types import Bounds
from zoneqa.zones.lexicon import DETERMINER, POSSIBLE_SUFFIX, SURE_SUFFIX
from zoneqa.zones.places import listed_places

_ORGANISATION = (
    "(?:集团公司|有限责任公司|股份有限公司|有限公司|公司|集团|管委会|委员会|管理局|研究院|研究所|研究中心|实验室|大学"
    "|学院|医院|银行|法院|检察院|协会|学会|商会|基金会|联盟|工厂|(?:产业|工业)园(?!区)|产业基地|生产基地|示范基地|项目|工程"
    "|大厦|中心|街道|社区|乡镇|大赛|博览会|展览会|论坛|大会|招聘会)"
)
_SUFFIX = f"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX}|{_ORGANISATION})"
_BEFORE = "在|由|与|和|及|对|向|从|到|被|让|为|是|的|了|有|据|以|把|将|当|给|于|就|也|等|年|月|日|期间|其中|目前|如|辖"
# A name begins after a mark or one of the words that stand before names, and holds none of the
# words that no name has.
_NO_NAME = "(?!举办|举行|召开|投资|建设|开展|实施|推进|推动|位于|落户|签约|参加|出席|设立|成立|新增|引进|上半年|下半年|将|达|占|超|增)"
_CHARACTER = rf"(?:{_NO_NAME}[{HAN}A-Za-z“”·])"
_PLACE = (
    "(?:[省州]|(?<![上全城超股夜都门车楼集开闹本我该入收各])市|(?<![全各本郊该])县"
    "|(?<![园地社小库片街辖市战景山林城新老灾全各本我该郊厂])区(?!县))"
    "(?![级场民委长内外里中值直域属政府间])"
)
_NAME = re.compile(
    rf"(?:(?<=[^{HAN}A-Za-z])|(?<=[在由与和及对向从到被让为是的了有据以把将当给于就也等年月日])|^)"
    rf"(?P<name>{_CHARACTER}(?:[{HAN}A-Za-z0-9“”·](?<!将)){{0,14}}?{_SUFFIX}|{_CHARACTER}{{1,3}}{_PLACE})(?!{_SUFFIX})"
)
# What stands before a name inside such a run of words: 获批|国家技术中心, 以及|子公司.
_NOT_OF_NAME = re.compile(
    rf"(?:.*(?:获批|获得|取得|获评|评为|入选|捧回|对接|落地|归属|累计|分别|满足|原因|记者|包括|涉及|符合|依托|介绍|组织|支持|不过|作为"
    rf"|已经|拟|来自|称|涌现|列入|带动|深入|[的及等了到与]|和(?!平|谐|田|县|林|硕|龙)))?(?:{_BEFORE}|该|本|这个|那个|这里|这|全|整个|我国|我们|[个名家项条度“”·])*"
)
_SURE_ZONE = re.compile(rf"{SURE_SUFFIX}$")
_COMMON = (
    rf"(?:{DETERMINER}|[一两二三四五六七八九十几\d]+|个|家|所|些|批|大型|重大|重点|关键|上市|首发|控股|全资|[子母分]|产业|建设|投资|市级|省级|县级"
    "|国家级?|科技|创新|技术|企业|工业|房地产|宜居|创业|服务|研发|报告表|报告书|有关|相关|部分|新建|在建|整体|主导|符合|此次|规划|示范|高校|当地)*"
)
_NAMELESS = re.compile(rf"{_COMMON}(?:{_SUFFIX}|{_PLACE})")
_ZONE = re.compile(rf"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX}|(?<![全我本该各])[省市县州区])$")


def named_subjects(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield where a part of a simplified text names a zone, a place or an organisation."""
    for found in _NAME.finditer(text[start:end]):
        begin, stop = found.span("name")
        skipped = _NOT_OF_NAME.match(found["name"])
        name = found["name"][skipped.end() :] if skipped else found["name"]
        if len(name) > 2 and not _NAMELESS.fullmatch(name):
            yield start + stop - len(name), start + stop


def is_zone_name(name: str) -> bool:
    """Return whether a subject is a zone or a place, and not an organisation."""
    return name in listed_places() or _ZONE.search(name) is not None


def is_high_tech_zone(name: str) -> bool:
    """Return whether a name is certainly that of a zone."""
    return _SURE_ZONE.search(name) is not None
