"""The names of projects, parks and firms that a question compares, which no gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zoneqa.claims.periods import periods
from zoneqa.claims.vocabulary import term_list
from zoneqa.text.characters import HAN
from zoneqa.types import Bounds

_HEADS = (
    *("项目", "工程", "公司", "集团", "股份", "企业", "产业园", "科技园", "园区", "园", "基地"),
    *("大厦", "中心", "基金", "工厂", "广场", "港", "小镇", "医院", "大学", "学院", "银行"),
    *("研究院", "平台", "生产线", "城"),
)
"""The nouns that end names, the longer before the shorter."""

_COMPARED = (
    *(f"哪{one}{what}" for one in ("", "一") for what in "个家座边方者"),
    *("谁", "孰", "相差", "差多少", "差了多少", "差距", "一共", "合计", "总共", "加起来", "分别"),
    *(f"更{side}" for side in "大多高早长快小少低"),
    *(f"各{verb}" for verb in "是有为占"),
)
_MORE_BY = (("比", "较", "超过", "高于"), ("多少", "几"))
_BETWEEN = re.compile(r"[和与跟同及、]|以及|还是|或者?|比|较|超过|高于|超出")
_END = re.compile(
    r"[的,，、?？;；]|哪|谁|孰|相比|相差|[比较差更]|超过|高于|低于|一共|合计|总共|加|分别|各[是有为占]"
    r"|[这那]?两[个家者座]|[高多大低少小快慢][出了]?(?:多少|几)|多少"
    r"|在?(?:19|20)\d\d|[去今前]年|上年|到底|究竟|还是|$"
)
# 企业和院校, 一期和二期, 出口额和进口额 are no names.
_NO_NAME = re.compile(
    rf"(?:.{{0,2}}|.{{26,}}|\d.*|.*(?:几|多少|哪).*|.*[^{HAN}A-Za-z0-9“”·-].*"
    r"|(?:[一二三四五六七八九十\d]+|[首第期批届次个全各本该大中小新老外内民国男女年月]|高校|院校|企业|个人|产业"
    r"|在建|新建|新?开工|重[大点]|签约|招商|高新技术|上市|规模?以?上|项目|工程|园区|公司|机构|单位"
    r"|商会|学会|协会|工会|上半年|下半年|季度|地上|地下)+"
    r"|.*(?:产业|行业|业|贸易|人员|学生|居民|收入|投资|面积|[额率量数值层楼期]))"
)
_MARKS = ",，:：?？;；"
_OPENINGS = ("请问", "想知道", "据报道", "报道里", "报道中", "文章里", "截至", "到", "在")
_KINDS_OF_PLACE = ("区", "市", "县", "省")
_FIGURES = ("indicator", "people")


def compared_names(plain: str, places: Sequence[Bounds]) -> Sequence[Bounds]:
    """Return where a simplified question names the two things that it compares, else nothing.

    `places` are where it names zones and places, with their suffixes: none of them is a thing.
    """
    more_by = all(any(word in plain for word in words) for words in _MORE_BY)
    if not more_by and not any(word in plain for word in _COMPARED):
        return ()
    for between in _BETWEEN.finditer(plain):
        first = _before(plain, between.start(), places)
        second = _behind(plain, between.end(), plain[slice(*first)])
        if _is_name(plain, first, places) and _is_name(plain, second, places):
            return first, second
    return ()


def _before(plain: str, end: int, places: Sequence[Bounds]) -> Bounds:
    """Return where the name stands that ends at a place: behind a comma, a time and a zone."""
    start = max(plain.rfind(mark, 0, end) for mark in _MARKS) + 1
    while (behind := _behind_opening(plain, start, end, places)) > start:
        start = behind
    qualified, of, figure = plain[start:end].rpartition("的")
    if of and not list(_figures(figure)):
        return end - len(figure), end
    name = qualified if of else figure
    ends = [*_ends_before_figure(name), *(p.start for p in periods(name)), len(name)]
    return start, start + min(ends)


def _behind_opening(plain: str, start: int, end: int, places: Sequence[Bounds]) -> int:
    """Return where what opens a clause ends: a time, the zone in which something is, 请问."""
    times = [(period.start, period.end) for period in periods(plain[:end])]
    zones = [(a, b) for a, b in places if plain[b : b + 1] == "的" or plain[a:b].endswith("区")]
    at = next((b for a, b in (*times, *zones) if a <= start < b <= end), start)
    if not plain.startswith("在建", at):
        at += len(next((each for each in _OPENINGS if plain.startswith(each, at)), ""))
    return at + plain.startswith("的", at)


def _behind(plain: str, start: int, first: str) -> Bounds:
    """Return where the name stands that begins at a place.

    It ends with the same noun as the first one, else before the figure that is asked for.
    """
    boundary = _END.search(plain, start + 2)
    words = plain[start : boundary.start()] if boundary else ""
    head = next(filter(first.endswith, _HEADS), "")
    at = words.find(head, 1) if head else -1
    if at > 0:
        return start, start + at + len(head)
    return start, start + next(_ends_before_figure(words), len(words))


def _ends_before_figure(words: str) -> Iterator[int]:
    """Yield where a figure begins in some words, unless the word is of a name: 投资集团."""
    return (start for start, end in _figures(words) if not words.startswith(_HEADS, end))


def _figures(words: str) -> Iterator[Bounds]:
    """Yield where some words name a figure."""
    listed = term_list()
    for found in listed.words.finditer(words):
        if listed.by_word[found[0].upper()].section in _FIGURES:
            yield found.span()


def _is_name(plain: str, at: Bounds, places: Sequence[Bounds]) -> bool:
    """Return whether some words can be a name: no zone or place, and no common noun."""
    name = plain[slice(*at)]
    if _NO_NAME.fullmatch(name) or any(start < 2 for start in _ends_before_figure(name)):
        return False
    inside = [(a, b) for a, b in places if at[0] < b and a < at[1]]
    return not any(plain[a:e].endswith(_KINDS_OF_PLACE) for a, b in inside for e in (b, b + 1))
