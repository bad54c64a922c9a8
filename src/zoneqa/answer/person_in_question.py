"""Sentences that answer who with the very person whom the question names."""

from __future__ import annotations

from zoneqa.claims.asked_kinds import asks_who
from zoneqa.claims.asked_office import asked_office
from zoneqa.claims.person_names import may_be_name
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.tagged_words import is_known
from zoneqa.zones.pinyin import written_as

_IS = ("who", "who's", "is", "was")
"""What an English question that asks who somebody is has before the name, perhaps with a title."""

_GOES_ON = ("is", "was", "of", "in", "from", "and")
"""What such a question may have behind the name."""


def answers_with_asked(query: Query, reading: Reading) -> bool:
    """Return whether a sentence answers who with a person whom the question names itself.

    Who came after 叶知秋 is not 叶知秋.
    """
    if reading.words is None or not asks_who(query.wording.plain):
        return False
    person = reading.words.quote
    if query.language == "en":
        named = [name for name in query.names if written_as(name).fullmatch(person)]
        return any(not _is_identified(query.text, name) for name in named)
    if _is_offered(query.wording.plain, person):
        return False
    is_name = may_be_name(person) and not is_known(person)
    others = query.slots.attribute.replace(person, "")
    return is_name and person in query.wording.plain and len(others) > 1


def _is_offered(question: str, person: str) -> bool:
    """Return whether a Chinese question offers a person as the answer: 叶知秋和郑可欣谁是局长."""
    if any(form.format(person) in question for form in ("{}还是", "还是{}", "{}吗")):
        return True
    before, who, _ = question.partition("谁")
    offered = before.replace("与", "和").replace("、", "和").rstrip("，,").split("和")
    return bool(who) and "的" not in before and len(offered) > 1 and person in offered


def _is_identified(question: str, name: str) -> bool:
    """Return whether an English question asks who somebody is, or which of several it is."""
    before, _, behind = question.partition(name)
    words, follows = before.lower().split(), behind.strip(" ?.").split()
    if "or" in question.split():
        return True
    if words and asked_office(words[-1]):
        words = words[:-1]
    leads = [word for word in words if word != "the"][-1:]
    goes_on = not follows or behind.startswith(",") or follows[0] in _GOES_ON
    return goes_on and bool(leads) and leads[0] in _IS
