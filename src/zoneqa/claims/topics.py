"""What a clause is about by its place in it: 清波电子预计…, 宁夏外贸进出口总值…, 全市完成….

Companies are named without their kind, provinces without 省, and 全市 stands for a city named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zoneqa.claims.claim import Words
from zoneqa.claims.terms import term_list
from zoneqa.text.characters import HAN
from zoneqa.types import Bounds
from zoneqa.zones.places import listed_places

_LEADING = re.compile(
    r"(?:其中|此次|目前|此外|另外|同时|(?:数据|报告|公告|统计)显示|公开|据(?:统计|介绍|了解|悉)|随着|特别是"
    r"|由于|但|而|当前|作为|预计|在|[\s，,：:“”‘’(（、])*"
)
# A name, and what can stand behind one: figures, adverbs, verbs, the beginnings of attributes.
_TOPIC = re.compile(
    rf"(?P<name>[{HAN}A-Za-z·][{HAN}A-Za-z0-9·]{{1,13}}?)(?:”|的)?"
    r"(?=[\d，,（(]|预计|预期|累计|实现|完成|达|共|已|将|拟|是|[为有在于与和及从由对以占也还可曾正]|首批|建设|成立|发布|公告"
    r"|拥有|持有|股价|收入|注册|地处|位于|全年|全国|全省|全市|今年|去年|上半年|近|现|新增|引进|获|曾|集聚|面积"
    r"|规模|资产|资源|项目|企业|员工|总|主|年|$)"
)
_NO_NAME = re.compile(
    r"(?:企业|项目|公司|集团|数据|公告|记者|报告|工程|活动|目标|同比|经|惠及|历经|损失|发放|开展|落实|推进|提供|投资"
    r"|通过|围绕|按|先后|包括|涉及|覆盖|带动|服务|建成|完成|实现|高于|低于|[其该本此我他她这那各全每如一两三并还也总产"
    r"年月日增降新截据对为以占超达约近共有是不已让使能可又再均都就仅])|.*[说着了过被把]"
)
_STANDS_FOR = re.compile(
    r"(?<![占居列比于])(?:全|我|本|该)(?P<kind>[省市县区州])(?![级长域直委政])|(?<=[，。；：\s“])(?:公司|集团)(?=[^，。；]{2})|^(?:公司|集团)"
)
_LONGEST_NAME = 16
_KINDS = {
    "省": ("省", "自治区"), "市": ("市",), "县": ("县",), "州": ("州",), "区": ("区",), "": ("公司", "集团", "股份"),
}  # fmt: skip


def topic(plain: str, start: int, end: int) -> Words | None:
    """Return the name that opens a part of a text: a listed place, or one that the text repeats."""
    leading = _LEADING.match(plain, start, end)
    begin = leading.end() if leading else start
    place = _listed_place(plain, begin, end)
    if place:
        return Words(plain[slice(*place)], place)
    found = _TOPIC.match(plain, begin, end)
    if found and _is_name(found["name"], plain, begin):
        return Words(found["name"], found.span("name"))
    return None


def _is_name(words: str, plain: str, at: int) -> bool:
    """Return whether words at a place are a name: no attribute or verb, and said elsewhere too."""
    if len(words) < 3 or _NO_NAME.match(words) or term_list().words.search(words):
        return False
    if any(term.start() < at + len(words) for term in _terms_from(plain, at)):
        return False
    return plain.find(words, at + 1) >= 0 or plain.find(words) < at


def _terms_from(plain: str, at: int) -> Iterable[re.Match[str]]:
    """Yield the terms that begin at a place or soon behind it: 地区生产总值 at 地区生产."""
    return term_list().words.finditer(plain, at, at + _LONGEST_NAME)


def _listed_place(plain: str, start: int, end: int) -> Bounds | None:
    listed = listed_places()
    lengths = (n for n in (4, 3, 2) if start + n <= end and plain[start : start + n] in listed)
    length = next(lengths, 0)
    return (start, start + length) if length else None


def names_meant(plain: str, sentence: Bounds, known: Sequence[Words]) -> Iterable[Words]:
    """Yield the words that stand for a name said before, as that name: 全市, 我省, 公司.

    `known` are the names that may be meant, the last named first. One that is not known is carried.
    """
    for found in _STANDS_FOR.finditer(plain, *sentence):
        ends = _KINDS[found["kind"] or ""]
        meant = next((words for words in known if words.text.endswith(ends)), None)
        if meant:
            yield Words(meant.text, found.span())
        elif found["kind"]:
            yield Words(found[0], found.span(), carried=True)
