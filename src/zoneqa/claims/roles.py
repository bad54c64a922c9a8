"""Who holds which office: 副局长叶知秋, 任命温以宁为投资促进局局长, 冠军是清波团队."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zoneqa.claims.person_names import PERSON
from zoneqa.claims.word_files import words_of
from zoneqa.text.characters import HAN
from zoneqa.types import Bounds

_MEMBERS = ("常委", "委员")
"""The titles that 会 makes a body of: 管理委员会主任 is no office of a 委员."""

_TITLES = "|".join(
    f"{title}(?!会)" if title in _MEMBERS else title
    for title in sorted(words_of("titles.txt"), key=len, reverse=True)
)
_PREFIX = "(?:常务副|党组副|党委副|副|代理|代|原|前|时任|名誉|执行|联席|助理)*"
TITLE = re.compile(
    rf"(?P<prefix>{_PREFIX})(?P<title>{_TITLES})(?![{HAN}]{{0,2}}(?:办公|会议|级别|专用))"
)
_HOLDER = re.compile(rf"(?:\s?|(?:[是为由:：]|——)\s?)(?P<person>{PERSON})")
_ORGANISATION = rf"[{HAN}A-Za-z0-9“”·（）()-]"
_TO_OFFICE = (
    "(?:被?任命为|当选为?|担任|出任|升任|调任|转任|兼任"
    "|(?<![新时历离责信担出升调转兼])任(?![命务期职何意教]))"
)
_OFFICE = rf"{_ORGANISATION}{{2,30}}"
_APPOINTED = re.compile(
    rf"(?:任命|聘任|聘请|选举|推选|提名|决定|新任)(?P<chosen>{PERSON})(?:同志)?(?:{_TO_OFFICE}|为)"
    rf"(?P<office>{_OFFICE})"
    rf"|(?P<person>{PERSON})(?:同志)?(?:又|曾|拟|已|将|再次|正式)*(?:{_TO_OFFICE}|为)"
    rf"(?P<office_2>{_OFFICE})"
    rf"|(?:^|[，,；;\s月日年])(?:又|曾|后|再|并|还|随后|同时|拟|已)*{_TO_OFFICE}(?P<office_3>{_OFFICE})"
)
_ORGANISATION_BEFORE = re.compile(rf"{_ORGANISATION}{{0,30}}$")
# Words before an office that are of no organisation: 据|云岭市, 任|云岭市.
_NO_ORGANISATION = re.compile(
    rf".*(?:{_TO_OFFICE}|任命|新任|聘任)"
    r"|(?:.*[年月日])?(?:同志|据|由|经|向|与|和|对|是|为|兼|其中|以及|介绍|[、-])*"
)
# What joins two offices of one person: 党组书记、|局长, 院长兼|书记.
_JOINS = re.compile(rf"[、兼和及并]{_ORGANISATION}{{0,16}}")

_PRIZES = f"冠军|亚军|季军|第一名|特等奖|[一二三]等奖|[金银铜]奖|最佳[{HAN}]{{1,4}}奖"
_PRIZE = re.compile(
    rf"(?P<title>{_PRIZES})(?P<won>(?:得主|获得者|获奖者)?(?:是|为|由|:|：)"
    rf"(?P<person>[{HAN}A-Za-z0-9“”·]{{2,14}}?)"
    r"(?=$|[，。；、,;!?！？（()）]|获得|摘得|夺得|和|与))?"
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office, its place, the words before that say of what, and who holds it.

    `appointed` is true where the text says that the person came into it, which has a date.
    """

    place: Bounds
    organisation: Bounds
    person: Bounds
    appointed: bool = False


@dataclass(frozen=True, slots=True)
class NamedOffice:
    """An office or a prize that a text names, and where."""

    prefix: str
    title: str
    start: int


def roles(text: str, start: int, end: int) -> Iterator[Role]:
    """Yield the offices in a part of a simplified text that have a holder there, in order."""
    part = text[start:end]
    titles = list(TITLE.finditer(part))
    if titles:
        held = _holders(part, titles)
        people = [person for person, _ in held.values()]
        last: Role | None = None
        for n, (person, appointed) in sorted(held.items()):
            passed = (t.end() for t in titles[:n])
            before = max((*passed, *(b for _, b in people if b <= titles[n].start())), default=0)
            role = _role(part, titles[n], before, person, start, appointed=appointed)
            joined = n > 0 and _joined(part, titles, n - 1)
            last = _of_same_organisation(text, role, last) if joined and last else role
            yield last
    for prize in _PRIZE.finditer(part):
        if prize["won"]:
            yield _role(part, prize, 0, prize.span("person"), start, appointed=False)


def offices(text: str) -> list[NamedOffice]:
    """Return the offices and prizes that a simplified text names, whoever holds them."""
    found = (*TITLE.finditer(text), *_PRIZE.finditer(text))
    named = (NamedOffice(m.groupdict().get("prefix") or "", m["title"], m.start()) for m in found)
    return sorted(named, key=lambda office: office.start)


def is_prize(title: str) -> bool:
    """Return whether a title is a prize, and no office."""
    return _PRIZE.fullmatch(title) is not None


def _holders(part: str, titles: Sequence[re.Match[str]]) -> dict[int, tuple[Bounds, bool]]:
    """Return who holds which of the offices of a text, and whether they were appointed."""
    held: dict[int, tuple[Bounds, bool]] = {}
    for n, title in enumerate(titles):
        holder = _HOLDER.match(part, title.end())
        if holder:
            held[n] = holder.span("person"), False
    for n in range(len(titles) - 2, -1, -1):  # 党组书记、局长叶知秋
        if n not in held and n + 1 in held and _joined(part, titles, n):
            held[n] = held[n + 1]
    held.update(_appointments(part, titles))
    for n in range(1, len(titles)):  # 叶知秋任市长、党组书记
        if n not in held and held.get(n - 1, (None, False))[1] and _joined(part, titles, n - 1):
            held[n] = held[n - 1]
    return held


def _joined(part: str, titles: Sequence[re.Match[str]], n: int) -> bool:
    return _JOINS.fullmatch(part, titles[n].end(), titles[n + 1].start()) is not None


def _appointments(
    part: str, titles: Sequence[re.Match[str]]
) -> Iterator[tuple[int, tuple[Bounds, bool]]]:
    """Yield the offices that someone came into, with them; 又任 is of the one named last."""
    last: Bounds | None = None
    for found in _APPOINTED.finditer(part):
        group = next(g for g in ("office", "office_2", "office_3") if found[g])
        person = found.span("chosen" if group == "office" else "person")
        last = person if person[0] >= 0 else last
        start, end = found.span(group)
        first = next((n for n, t in enumerate(titles) if start <= t.start() < end), None)
        if first is not None and last is not None:
            yield first, (last, True)


def _of_same_organisation(text: str, role: Role, last: Role) -> Role:
    """Return a role, of the organisation of the one before it if that is said only there.

    In 教育局党组书记、局长叶知秋 both offices are of 教育局; 市长 behind 砚溪市委书记 is of 砚溪市.
    """
    if role.organisation[0] < role.organisation[1] or last.person != role.person:
        return role
    start, end = last.organisation
    is_of_place = text[start:end].endswith(f"{text[role.place[1] - 2]}委")
    return replace(role, organisation=(start, end - is_of_place))


def _role(
    part: str, office: re.Match[str], before: int, person: Bounds, start: int, *, appointed: bool
) -> Role:
    organisation = _ORGANISATION_BEFORE.search(part[before : office.start()])
    begin = before + organisation.start() if organisation else office.start()
    skipped = _NO_ORGANISATION.match(part, begin, office.start())
    begin = skipped.end() if skipped else begin
    return Role(
        place=(start + office.start(), start + office.end("title")),
        organisation=(start + begin, start + office.start()),
        person=(start + person[0], start + person[1]),
        appointed=appointed,
    )
