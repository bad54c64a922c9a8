"""A question in which marks stand for its zones and its periods, so that patterns can name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.periods import Period, periods
from zoneqa.claims.subjects import named_subjects
from zoneqa.query.calculation.calculation import Thing
from zoneqa.types import Bounds
from zoneqa.zones.gazetteer import Mention

ZONE = "〓"
PERIOD = "△"

# 2022、2023两年 and 2021到2023: years without their 年.
_BARE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s?[、和与及至到\-—~]\s?(?:19|20)\d{2})")
_BARE_LAST_YEAR = re.compile(r"(?<=[、和与及至到\-—~])((?:19|20)\d{2})(?![\d年])")
# A name in a list that no gazetteer knows: 栖岭、枫汀.
_HAN = r"[\u4e00-\u9fff]"
_LISTED = re.compile(
    rf"(?<=〓、)(?P<later>{_HAN}{{2,4}}?)(?=[、和与及跟]〓|[两三四五六七八九]|高新区|〓)"
    rf"|(?<=〓[和与及跟比])(?!全|本|去年|今年|上年|同期)(?P<last>{_HAN}{{2,3}}?)"
    r"(?=[两三四五六七八九][个家座]|高新区|哪[个家]|谁|(?:19|20)\d{2})"
)
_LISTED_EN = re.compile(
    r"\b[A-Z][a-z]+ \((?P<own>[\u4e00-\u9fff]{2,4})\)"
    r"|(?<=〓, )(?P<later>[A-Z][a-z]{3,})(?=,? (?:and|or)\b|,)"
    r"|(?:(?<=〓 and )|(?<=〓 or )|(?<=〓, and )|(?<=〓, or )|(?<=than ))(?P<last>[A-Z][a-z]{3,})(?: (?:High-tech )?(?:Zone|District))?"
)
_TWO_COMPANIES = re.compile(
    rf"(?:^|[的,]|{ZONE})(?P<one>{_HAN}{{2,8}}?)[和与跟](?P<other>{_HAN}{{2,8}}?)[,，]?"
    r"(?:这?两家|哪一?家|谁)(?:公司|企业)"
)
_WIDER = re.compile(r"(?:^|[ ,])(?P<name>[A-Z][a-z]+ (?:District|County)) of $")
_COMPANY = re.compile(r"(?:公司|集团|大学|学院|医院|银行|研究院|研究所)$")
# 南京市 is 南京.
_KIND_OF_PLACE = re.compile(r"[市省县州](?![级场民长委])|区(?!别|域|分|块)")


@dataclass(frozen=True, slots=True)
class Masked:
    """The question with its marks and as it was, and what the marks stand for, in order."""

    text: str
    plain: str
    things: tuple[Thing, ...]
    periods: tuple[Period, ...]

    @classmethod
    def of(cls, plain: str, mentions: Sequence[Mention], bounds: Sequence[Bounds]) -> Masked:
        """Return a simplified question with its zones and periods masked.

        `bounds` are those of the mentions with the suffix of each.
        """
        text, things = _without_zones(plain, mentions, bounds)
        text, listed = _without_listed(text)
        text = _BARE_LAST_YEAR.sub(r"\1年", _BARE_YEAR.sub(r"\1年", text))
        found = tuple(periods(text))
        for period in reversed(found):
            text = text[: period.start] + PERIOD + text[period.end :]
        return cls(text, plain, (*things, *listed), found)


def _named(
    plain: str, mentions: Sequence[Mention], bounds: Sequence[Bounds]
) -> Iterator[tuple[Thing, Bounds]]:
    """Yield the things that a question names and where, in order; an organisation is one of them."""
    companies = [
        at for at in named_subjects(plain, 0, len(plain)) if _COMPANY.search(plain[slice(*at)])
    ]
    for start, end in companies:
        yield Thing(plain[start:end], frozenset({plain[start:end]})), (start, end)
    for mention, (start, end) in zip(mentions, bounds, strict=True):
        if any(a <= start < b for a, b in companies):
            continue
        kind = _KIND_OF_PLACE.match(plain, end)
        if kind and plain[end - 1 : end] not in ("区", "市"):
            end = kind.end()
        yield Thing(plain[start:end].strip(), mention.zone), (start, end)


def _without_zones(
    plain: str, mentions: Sequence[Mention], bounds: Sequence[Bounds]
) -> tuple[str, tuple[Thing, ...]]:
    """Return the text with marks for the things in it. Of 深圳市坪山区, the wider is left out."""
    text, at = "", 0
    things: list[Thing] = []
    for thing, (start, end) in sorted(_named(plain, mentions, bounds), key=lambda pair: pair[1]):
        if start < at:
            continue
        between, at = plain[at:start], end
        same = next((n for n, each in enumerate(things) if each.names & thing.names), None)
        if things and between == " of ":
            continue
        if unknown := _WIDER.search(between):
            thing = Thing(unknown["name"], frozenset({unknown["name"]}))
            between = between[: unknown.start("name")]
        if things and not between and same is None and text:
            things[-1] = thing
        elif same is None:
            text += between + ZONE
            things.append(thing)
        else:
            text += between + ZONE
            things[same] = Thing(things[same].name, things[same].names & thing.names)
    text += plain[at:]
    for thing in things:
        text = text.replace(thing.name, ZONE)
    return re.sub(rf"{ZONE}\s*[（(]\s*{ZONE}\s*[）)]", ZONE, text), tuple(things)


def _without_listed(text: str) -> tuple[str, tuple[Thing, ...]]:
    """Return the text without the names that only stand in a row with zones, and those names."""
    things: list[Thing] = []
    if ZONE not in text and (pair := _TWO_COMPANIES.search(text)):
        things = [Thing(name, frozenset({name})) for name in pair.groups()]
        for name in pair.groups():
            text = text.replace(name, ZONE)
    elif ZONE in text:
        for pattern in (_LISTED, _LISTED_EN):
            names = list(_names(pattern, text))
            things += [Thing(name, frozenset({name})) for name in names]
            text = pattern.sub(ZONE, text)
    return text, tuple(things)


def _names(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        yield next(filter(None, found.groups()))
