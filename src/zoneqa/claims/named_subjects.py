"""Whom or what a sentence is about: zones, places, organisations and projects that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zoneqa.claims.word_files import patterns_of
from zoneqa.text.characters import HAN
from zoneqa.types import Bounds
from zoneqa.zones.lexicon import DETERMINER, POSSIBLE_SUFFIX, SURE_SUFFIX
from zoneqa.zones.places import listed_places

_WORDS = patterns_of("subject_words.txt")
_SUFFIX = f"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX}|{_WORDS['organisations']})"
_CHARACTER = rf"(?:(?!{_WORDS['not in a name']})[{HAN}A-Za-z“”·])"
_PLACE = (
    "(?:(?<![全各本我该外跨出])省(?![下去了钱时力心])|州|(?<![上全城超股夜都门车楼集开闹本我该入收各])市|(?<![全各本郊该])县"
    "|(?<![园地社小库片街辖市战景新灾全各本我该郊厂])区(?!县))"
    "(?![级场民委长内外里中值直域属政府间])"
)
_NAME = re.compile(
    rf"(?:(?<=[^{HAN}A-Za-z])|(?<=[在由与和及对向从到被让为是的了有据以把将当给于就也等年月日])|^)"
    rf"(?P<name>{_CHARACTER}(?:[{HAN}A-Za-z0-9“”·](?<!将)){{0,14}}?{_SUFFIX}"
    rf"|{_CHARACTER}{{1,3}}{_PLACE})(?!{_SUFFIX})"
)
# What stands before a name inside such a run of words: 获批|国家技术中心, 以及|子公司.
_NOT_OF_NAME = re.compile(
    rf"(?:.*(?:{_WORDS['before a name']}|[的及等了到与]))?{_WORDS['opens a name']}*"
)
# These end many runs of words that are no names: 共引进|外资项目.
_LOOSE_ENDS = ("项目", "工程", "大会", "论坛", "中心", "基地")
_VERB_IN_NAME = re.compile(f".*{_WORDS['not in a name']}(?=..)")
_NAMELESS = re.compile(rf"(?:{DETERMINER}|{_WORDS['common']})*(?:{_SUFFIX}|{_PLACE})")
_SURE_ZONE = re.compile(rf"{SURE_SUFFIX}$")
_ZONE = re.compile(rf"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX}|(?<![全我本该各])[省市县州区])$")
_ONE_ZONE = re.compile(
    rf"(?!国家|世界|一流|省级|市级|[全各多本我该这那其首新老]|几|两|[一二三四五六七八九十])"
    rf"[{HAN}]{{2,4}}(?:高新区|高新技术产业开发区)"
)


def named_subjects(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield where a part of a simplified text names a zone, a place or an organisation."""
    for found in _NAME.finditer(text[start:end]):
        stop = start + found.end("name")
        skipped = _NOT_OF_NAME.match(found["name"])
        name = found["name"][skipped.end() :] if skipped else found["name"]
        if name.endswith(_LOOSE_ENDS):
            name = _VERB_IN_NAME.sub("", name)
        if len(name) > 2 and not is_nameless(name):
            yield stop - len(name), stop


def is_nameless(words: str) -> bool:
    """Return whether words only say of what kind something is: 子公司, 重大项目."""
    return _NAMELESS.fullmatch(words) is not None


def is_zone_name(name: str) -> bool:
    """Return whether a subject is a zone or a place, and not an organisation."""
    return name in listed_places() or _ZONE.search(name) is not None


def is_high_tech_zone(name: str) -> bool:
    """Return whether a name is certainly that of a zone."""
    return _SURE_ZONE.search(name) is not None


def named_zones(subjects: Iterable[str]) -> list[str]:
    """Return the subjects that are names of high-tech zones: 云岭高新区, not 全省高新区."""
    return [name for name in subjects if _ONE_ZONE.fullmatch(name)]
