"""Questions about several things: one question asked of each of them, or a question of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zoneqa.query.asked_goal import goal_and_achievement
from zoneqa.types import Bounds
from zoneqa.zones.gazetteer import Mention
from zoneqa.zones.lexicon import NATIONAL, WH_WORDS, WHAT

MAX_SUBQUESTIONS = 3

# Words and marks between the things that a question is about.
_CONJUNCTION = re.compile(r"[和与跟及、]|以及|还有|[,，]?\s(?:and|or|versus|vs\.?|with)\s|[?？]")
# Words by which a question asks of each of several things that are not zones.
_OF_EACH = re.compile(
    r"各|分别|更[大多高早长快]|在[前后先]|相比"
    r"|\b(?:respectively|compare|both|each(?! (?:year|month|day)))\b"
)
# Verbs for what several do together: the question is about one thing then.
_TOGETHER = re.compile(
    r"合[办作建]|共[建同]|联[合手]|携手|签[署订约]|对接|\b(?:together|joint(?:ly)?|co-?[a-z]+ed)\b"
)
# Where the ending that all parts share begins, in the last one. A comma decides first. A 的 counts
# only if the first part has none of its own, as it has in 甲的院长和乙的书记分别是谁.
_SHARED_ENDING = re.compile(r"(?P<comma>[,，:：])|(?P<of>的(?!.*的))|分别|各|谁|哪")
_ZONE = re.compile(rf"{NATIONAL}(?:[高新经济农业技术产工开发示范]+区|高新(?!技)|园区|[省市县区])?")
# Words that make no sense in a question about one thing.
_DISTRIBUTIVE = re.compile(
    r"分别|各自?(?=[是有为占多哪])|哪[个家件者]更[早晚大小多高低长快][,，?？](?=.*[哪几多])"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年")

# A clause with an interrogative is a question. One with a back reference or a comparison cannot be
# asked alone.
_INTERROGATIVE = re.compile(
    rf"{WHAT}|多少|(?<=[有是为占达到了第])几|何[时处人地]|怎[么样]|如何|为何|多[大长久远快]|多高(?!新)"
    rf"|\b(?:{WH_WORDS})\b"
)
_QUESTION_BREAK = re.compile(
    rf"[?？;；]\s*|[,，]\s*(?:and\s+)?(?={WH_WORDS}|[^a-z])"
    rf"|\s+and\s+(?=(?:{WH_WORDS})\b)"
)
_BACK_REFERENCE = re.compile(
    r"^[又而]?(?:[它其他她该此这那]|比上|同比)|分别|各|更[大多高早晚长快]"
    r"|\b(?:its?|their|they|them|he|she|his|her|each|both)\b"
)
# A question says what it is about if so many characters or words are left without the others.
_CONTENT = re.compile(r"[一-鿿]|[a-z]{3,}")
_LEAST_CONTENT = 4


def split_subquestions(question: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the parts of a simplified question, or nothing if it is about one thing.

    桂林和苏州的产值各是多少 becomes 桂林的产值是多少 and 苏州的产值是多少; 院长是谁，
    桂林高新区的书记又是谁 are two questions as they stand, and so are a figure and its goal.
    """
    if pair := goal_and_achievement(question):
        return pair
    several = list(_cuts_between_questions(question, mentions))
    cuts = several or list(_cuts_within_question(question, mentions))
    if not 1 <= len(cuts) < MAX_SUBQUESTIONS:
        return ()
    edges = [(0, 0), *cuts, (len(question), len(question))]
    *first, last = (question[a:b].strip(" ,，") for (_, a), (b, _) in pairwise(edges))
    asked = any(question[a:b].strip() in ("?", "？") for a, b in cuts)
    tail = (
        ""
        if several or asked
        else _ending_after_zone(edges, question, mentions) or _shared_ending(last, first[-1])
    )
    year = _YEAR.match(question) if not _YEAR.search(last) else None
    parts = *(part + tail for part in first), f"{year[0] if year else ''}{last}"
    return tuple(_DISTRIBUTIVE.sub("", part) for part in parts)


def _ending_after_zone(edges: Sequence[Bounds], question: str, mentions: Sequence[Mention]) -> str:
    """Return what follows the zone in the last part alone, as 产值各是多少; else nothing."""
    after = [_after_zone(question[a:b], a, mentions) for (_, a), (b, _) in pairwise(edges)]
    *bare, last = after
    return last if last and not any(bare) and None not in bare else ""


def _after_zone(part: str, start: int, mentions: Sequence[Mention]) -> str | None:
    """Return what follows the only place in a part; None if there is none, or several."""
    ends = [m.end - start for m in mentions if start <= m.start and m.end <= start + len(part)]
    if len(ends) != 1:
        return None
    rest = part[ends[0] :]
    zone = _ZONE.match(rest)
    return (rest[zone.end() :] if zone else rest).strip(" ,，")


def _cuts_between_questions(question: str, mentions: Sequence[Mention]) -> Iterator[Bounds]:
    """Yield where one question ends and another begins that says itself what it is about."""
    start = 0
    for found in _QUESTION_BREAK.finditer(question.lower()):
        before, after = question[start : found.start()], question[found.end() :]
        named = any(mention.start >= found.end() for mention in mentions)
        apart = found[0].strip() not in (",", "，") or named or "又" in after
        if (
            apart
            and _INTERROGATIVE.search(before.lower())
            and _stands_alone(after, mentions, found.end())
        ):
            yield found.span()
            start = found.end()


def _stands_alone(after: str, mentions: Sequence[Mention], start: int) -> bool:
    """Return whether what follows is a question that does not point back to what was before."""
    said = after.lower()
    if not _INTERROGATIVE.search(said) or _BACK_REFERENCE.search(said):
        return False
    for name in (after[m.start - start : m.end - start] for m in mentions if m.start >= start):
        said = said.replace(name.lower(), "")
    return len(_CONTENT.findall(_INTERROGATIVE.sub("", said).replace("又是", ""))) >= _LEAST_CONTENT


def _cuts_within_question(question: str, mentions: Sequence[Mention]) -> Iterator[Bounds]:
    """Yield where to cut the question: between its zones, or once if it asks of each."""
    each = _OF_EACH.search(question.lower()) is not None
    covered = [mention for mention in mentions if mention.covered]
    if _TOGETHER.search(question.lower()) and not each:
        return
    if len(covered) >= 2:
        between = (_CONJUNCTION.finditer(question, a.end, b.start) for a, b in pairwise(covered))
        yield from (found[-1].span() for cuts in between if (found := list(cuts)))
    elif each:
        first = next((m for m in _CONJUNCTION.finditer(question) if m.start() > 1), None)
        if first and _shared_ending(question[first.end() :], question[: first.start()]):
            yield first.span()


def _shared_ending(last: str, first: str) -> str:
    """Return the end of the last part that holds for the first one too, empty if there is none."""
    marks = [m for m in _SHARED_ENDING.finditer(last) if not (m["of"] and "的" in first)]
    found = next((m for m in marks if m["comma"]), next(iter(marks), None))
    return last[found.start() :] if found and found.start() > 1 else ""
