"""The zone that a report is about, as it is printed: 沈阳高新区, 苏州工业园区."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from zoneqa.documents.newspaper.half_width import half_width
from zoneqa.text.characters import HAN
from zoneqa.zones.lexicon import DETERMINER, POSSIBLE_SUFFIX, SURE_SUFFIX
from zoneqa.zones.places import nameless, place_at
from zoneqa.zones.stems import without_suffix

_SUFFIX = re.compile(rf"(?P<sure>{SURE_SUFFIX})|{POSSIBLE_SUFFIX}")
_RUN = re.compile(f"[{HAN}]{{1,12}}$")
# Words that stand before a place and are no part of its name.
_BEFORE = re.compile(
    "从|自|在|到|于|与|和|及|对|为|以|由|将|把|让|使|是|的|了|赴|据|向|日|助力|推动|促进|支持|记者|获悉|走进|走访"
    "|来到|抵达|位于|落户|落地|签约|入驻|进入|考察|参观|近日|日前|今年|去年|目前|昨天|今天|其中|如今|当前|年来"
    "|局|法院|检察院|打造|建设|建成|全国|我国|年|月|成为|服务|聚焦|作为|成立|带领|通过"
)
# Those of them that begin no sentence: 和 in 和林格尔高新区, where that begins one.
_NEVER_FIRST = frozenset("和与及的了日月年局")
_GENERIC = re.compile(
    f"(?:{DETERMINER}|个|家|一流|新型|特色|类|全省|全市|传统|多数|相关|整个|重点|自创|为)$"
)
# Words that only a name before a sure suffix may contain.
_COMMON = (
    "创新 制造 生态 科技 产业 发展 商务 示范 现代 物流 文化 高新 经济 "
    "先行 特色 农业 国际 先进 智能 数字 绿色 教育 人才 双创 首个 核心 "
    "中心 大型 融合 大园 小微 一个 健康 医疗 研发 未来 全区 引领 高地"
)
_FEWEST_IN_LIST = 3
_FIRST = 800
"""Characters of a text in which a report says what it is about."""


def detect_zone(title: str, text: str) -> str | None:
    """The zone that the title names, else the one that the first paragraphs name most often.

    Several that they name equally often are a list: the report is about none of them alone.
    """
    head = half_width(text[:_FIRST])
    counts = _endings(f"{half_width(title)}\n{half_width(text[:3000])}")
    in_title, in_head = list(_zones(half_width(title), counts)), list(_zones(head, counts))
    strong = _strong(in_head)
    titled = _strong(in_title)
    if strong and not any(_recurs(half_width(title)[slice(*zone[:2])], text) for zone in titled):
        titled = []
    for found in (titled, [] if _is_list(strong, head) else strong, _weak(in_title)):
        if found:
            start, end = _most_named(found, half_width(title) if found[0] in in_title else head)
            return (title if found[0] in in_title else text)[start:end]
    weak = _weak(in_head)
    named = Counter(head[zone[0] : zone[1]] for zone in weak)
    often = [zone for zone in weak if named[head[zone[0] : zone[1]]] > 1]
    return text[slice(*_most_named(often, head))] if often else None


def zones_in(line: str) -> frozenset[str]:
    """Return the places of the zones that a headline names for certain: 沈阳, 嘉兴秀洲."""
    narrow = half_width(line)
    found = _zones(narrow, _endings(narrow))
    return frozenset(without_suffix(narrow[start:end]) for start, end, strong in found if strong)


def _recurs(zone: str, text: str) -> bool:
    """Return whether a text names the place of a zone; 读懂高新区 in a title names none."""
    place = without_suffix(zone)
    return place in half_width(text) or place[-2:] in half_width(text)


Zone = tuple[int, int, bool]
"""Start, end, and whether the suffix is one that only zones have."""


def _zones(narrow: str, counts: Counter[str]) -> Iterator[Zone]:
    for suffix in _SUFFIX.finditer(narrow):
        place = _place_before(narrow, suffix.start(), counts)
        sure = suffix["sure"] is not None
        if place and (sure or not any(word in place for word in _COMMON.split())):
            yield suffix.start() - len(place), suffix.end(), sure


def _place_before(narrow: str, end: int, counts: Counter[str]) -> str:
    """The name that ends here: of all the ways to cut it, the one that comes again most often.

    What stands before a place that is known is no part of the name: 家住 in 家住成都高新区.
    """
    run = _run_before(narrow, end)
    options = [run[-size:] for size in range(2, min(6, len(run)) + 1)]
    best = max(options, key=lambda name: (counts[name], len(name)), default="")
    name = best[place_at(best) :]
    return "" if _GENERIC.search(name) or nameless(name) else name


def _run_before(narrow: str, end: int) -> str:
    """Return the characters before an offset that may be a name, from the last word before it on.

    A word that leaves one character is none: 从 in 从化高新区.
    """
    run = _RUN.search(narrow, max(0, end - 12), end)
    if run is None:
        return ""
    begins = run.start() == 0 or narrow[run.start() - 1] in "。!?;:\n\u3000 "
    cuts = (
        word.end()
        for word in _BEFORE.finditer(run[0])
        if not (begins and word.start() == 0 and word[0] in _NEVER_FIRST)
    )
    return run[0][max((cut for cut in cuts if len(run[0]) - cut != 1), default=0) :]


def _endings(narrow: str) -> Counter[str]:
    """Return how often each possible name stands before a zone's suffix."""
    runs = (_run_before(narrow, suffix.start()) for suffix in _SUFFIX.finditer(narrow))
    return Counter(run[-size:] for run in runs for size in range(2, min(6, len(run)) + 1))


def _strong(zones: Iterable[Zone]) -> list[Zone]:
    return [zone for zone in zones if zone[2]]


def _weak(zones: Iterable[Zone]) -> list[Zone]:
    return [zone for zone in zones if not zone[2]]


def _is_list(zones: list[Zone], narrow: str) -> bool:
    named = Counter(without_suffix(narrow[start:end]) for start, end, _ in zones)
    return len(named) >= _FEWEST_IN_LIST and len(set(named.values())) == 1


def _most_named(zones: list[Zone], narrow: str) -> tuple[int, int]:
    named = Counter(without_suffix(narrow[start:end]) for start, end, _ in zones)
    start, end, _ = max(
        zones, key=lambda zone: (named[without_suffix(narrow[zone[0] : zone[1]])], -zone[0])
    )
    return start, end
