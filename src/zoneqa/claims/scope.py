"""What stands round a value: the words of its clause that say what it is a value of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.claims.modifiers import LIST_MARK, modifies_a_noun
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.vocabulary import term_list
from zoneqa.text.characters import is_latin_letter
from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Bounds

_JOINED = re.compile(r"[、和与及]|以及|并")
# What ends the noun right after a figure: 120家企业参加.
_NOUN_END = re.compile(
    r"[，。；：、,;:!?！？（()）\n“”\"《》]|的|在|和|与|及|以及|等|成?为|是|将|已|被|从|由|到|参加|参与|参展|落户|签约|入驻|开工|竣工|建成|投产|获|通过"
    r"|达到|占|比上|较|同比|进行|支持|未|左右|以上|以下|用于|[居可正]|实现|完成|启动|开展|全部|出现|增[加长至到]|提[高升]|[上下]升?降|上升|降[至到低]|减少|扩大|修[订正]|更正|核[定增减]|调整[为到至]|[多少][了出]*$"
)
_LONGEST_NOUN = 14
_IN_NOUNS = ("n", "v", "a", "b", "j", "l", "eng", "x", "uj")
"""Parts of speech that may follow a verb inside a noun."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The bounds of a value's clause, of what leads to it there, and of the noun behind it.

    `joined` is true of a value that only 、 or 和 parts from the one before: 3亿元和2亿元.
    """

    clause: Bounds
    lead: Bounds
    noun: Bounds
    joined: bool = False


def scopes(sentence: ParsedSentence) -> Iterator[tuple[Quantity, Scope]]:
    """Yield the values of a sentence, in order, with the scope of each.

    A quantity that is a part of a noun is none: 三大产业, 10亿元以上项目.
    """
    before: Quantity | None = None
    values = [value for value in sentence.quantities if not modifies_a_noun(sentence, value)]
    for n, value in enumerate(values):
        after = values[n + 1].start if n + 1 < len(values) else sentence.bounds[1]
        yield value, _scope(sentence, value, before, after)
        before = value


def _scope(sentence: ParsedSentence, value: Quantity, before: Quantity | None, after: int) -> Scope:
    plain, clause = sentence.plain, sentence.clause_at(value.start)
    lead, joined = clause[0], False
    if before and before.end > lead:
        between = [m.end() for m in _JOINED.finditer(plain, before.end, value.start)]
        lead = between[-1] if between else before.end
        joined = LIST_MARK.fullmatch(plain[before.end : value.start].strip()) is not None
    noun = _noun(plain, value.end, max(value.end, min(after, clause[1])))
    return Scope(clause, (lead, value.start), noun, joined)


def _noun(plain: str, start: int, end: int) -> Bounds:
    """Return the noun that begins at a place, empty if none does; 的 before it is left out.

    Behind an English unit none is looked for.
    """
    if is_latin_letter(plain[start - 1]):
        return start, start
    if plain.startswith("的", start) and start < end:
        start += 1
    limit = min(end, start + _LONGEST_NOUN)
    found = _NOUN_END.search(plain, start, limit)
    stop = found.start() if found else limit
    return start, start + _length_of_noun(plain[start:stop])


def _length_of_noun(words: str) -> int:
    """Return how many characters the noun has that words begin with: 入园企业|来自多个行业.

    A verb behind a noun ends it if nothing follows, or no noun does; 企业孵化平台 is one noun.
    """
    tagged = tagged_words(words)
    inside = {at for word in term_list().words.finditer(words) for at in range(*word.span())}
    for before, word, after in zip(tagged, tagged[1:], (*tagged[2:], None), strict=False):
        ends = after is None or not after.tag.startswith(_IN_NOUNS)
        is_verb = word.tag == "v" and word.place[0] not in inside
        if ends and is_verb and before.tag.startswith("n"):
            return word.place[0]
    return len(words)
