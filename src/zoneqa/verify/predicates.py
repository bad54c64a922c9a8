"""Who does what to whom in a sentence, as far as the order of its words tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from zoneqa.text.overlap import overlap, overlaps_any
from zoneqa.text.tagged_words import TaggedWord
from zoneqa.types import Bounds
from zoneqa.verify.actions import words_for
from zoneqa.verify.actors import ACTORS, actor, end_before, first_run, is_nominal, last_run
from zoneqa.verify.compared_sentence import ComparedSentence

_PASSIVE = ("由", "被")
"""What stands before who does something, where it is told of what it is done to."""

_DOERS, _IS = ("方", "单位", "者", "商"), ("为", "是", "：")
"""What is said of one who does something: 运营方为."""

_GIVEN = ("向", "给", "对")
"""What stands before those to whom something is done."""

_TOWARDS = (
    "向",
    "对",
    "为",
    "给",
    "与",
    "同",
    "和",
    "跟",
    "从",
    "把",
    "在",
    "于",
    "以",
    "凭",
    "用",
)
"""What stands before somebody who does not do it."""

_NOT_PASSIVE = ("自由", "由于", "理由", "缘由", "经由", "事由")

_SHORTEST, _VERB = 3, 2
"""Characters of a name, and of a verb."""

_NEAR = 8
"""Words behind a verb among which stands to whom something is done."""


@dataclass(frozen=True, eq=False)
class Predicate:
    """A verb of a clause with its agent and its patient, where names tell who they are."""

    sentence: ComparedSentence
    clause: Bounds
    verb: str
    place: Bounds
    agent: Bounds | None
    patient: Bounds | None

    @property
    def agent_words(self) -> str:
        return self.sentence.words(self.agent) if self.agent else ""

    @property
    def patient_words(self) -> str:
        return self.sentence.words(self.patient) if self.patient else ""

    @property
    def clause_words(self) -> str:
        return self.sentence.words(self.clause)


@lru_cache(maxsize=1024)
def predicates_in(sentence: ComparedSentence) -> tuple[Predicate, ...]:
    """Return what is done in a Chinese sentence, in order."""
    return tuple(_predicates(sentence))


def _predicates(sentence: ComparedSentence) -> Iterator[Predicate]:
    names = [name.place for name in sentence.names if name.holds_no_verb]
    zones = [name.place[1] for name in sentence.names if name.kind == "zone"]
    wholes = [name.place for name in sentence.names if name.kind == "organisation"]
    people = {name.place[1]: name.place for name in sentence.names if name.kind == "person"}
    for clause, _ in sentence.clauses:
        words = _words(sentence, clause)
        for at, word in enumerate(words):
            told = word.tag.startswith("v") or words_for(word.text)
            is_verb = told and len(word.text) >= _VERB
            if is_verb and not overlaps_any(word.place, names) and not _is_noun_like(words[at:]):
                agent, patient = _who_and_whom(words[:at], words[at + 1 :])
                agent = people.get(end_before(words, at), agent)
                agent = next((name for name in wholes if agent and overlap(name, agent)), agent)
                agent, patient = (_behind_zone(each, zones) for each in (agent, patient))
                yield Predicate(sentence, clause, word.text, word.place, agent, patient)
        yield from _doers(sentence, clause, words)


def _doers(
    sentence: ComparedSentence, clause: Bounds, words: Sequence[TaggedWord]
) -> Iterator[Predicate]:
    """Yield who is said to be the one that does something: 运营方为云岭集团."""
    text = sentence.words(clause)
    for doer in _DOERS:
        at = text.find(doer)
        behind = [word for word in words if word.place[0] >= clause[0] + at + len(doer)]
        if at >= _VERB and behind and behind[0].text.startswith(_IS):
            agent = actor(first_run(behind[1:]))
            place = clause[0] + at - _VERB, clause[0] + at
            yield Predicate(sentence, clause, text[at - _VERB : at], place, agent, None)


def _behind_zone(place: Bounds | None, zones: Sequence[int]) -> Bounds | None:
    """Return where a name stands without the zone before it, None for a zone, given their ends."""
    if place is None:
        return None
    start = max((end for end in zones if place[0] < end <= place[1]), default=place[0])
    return (start, place[1]) if place[1] - start >= _SHORTEST else None


def _words(sentence: ComparedSentence, clause: Bounds) -> list[TaggedWord]:
    """Return the words of a clause with their places in the article; 由 stands by itself."""
    found = list[TaggedWord]()
    for word in sentence.tagged_words(clause):
        start, end = word.place
        parted = word.text.startswith(_PASSIVE) and not word.text.startswith(_NOT_PASSIVE)
        if parted and len(word.text) > 1:
            found.append(TaggedWord(word.text[0], "p", (start, start + 1)))
            found.append(TaggedWord(word.text[1:], "n", (start + 1, end)))
        else:
            found.append(word)
    return found


def _is_noun_like(words: Sequence[TaggedWord]) -> bool:
    """Return whether a verb only tells of what kind the noun behind it is: 研发|人员."""
    return words[0].tag != "v" and any(each.tag.startswith("n") for each in words[1:2])


def _who_and_whom(
    before: Sequence[TaggedWord], behind: Sequence[TaggedWord]
) -> tuple[Bounds | None, Bounds | None]:
    ends = [at for at, word in enumerate(before) if word.text == "的"]
    passive = [n for n, w in enumerate(before) if w.text in _PASSIVE and n > max(ends, default=-1)]
    if not passive:
        led = any(word.text in _TOWARDS for word in before)  # 向代表|汇报
        opening = list(takewhile(is_nominal, before))
        agent = None if led else actor(last_run(before))
        first = not any(word.tag.startswith("v") for word in before[len(opening) :])
        named = opening if first and any(w.text.endswith(ACTORS) for w in opening) else []
        whom = [n for n, word in enumerate(before) if word.text in _GIVEN]
        patient = first_run(before[whom[-1] + 1 :] if whom else behind[:_NEAR])
        return agent or actor(named), actor(patient)
    at = passive[-1]
    agent = actor(first_run(before[at + 1 :]))
    of_whom = first_run(behind[1:_NEAR]) if behind and behind[0].text == "的" else []
    return agent, actor(of_whom or last_run(before[:at]))
