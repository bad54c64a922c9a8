"""Comparing of whom two figures are: 云岭高新区 is not 枫谷高新区."""

from __future__ import annotations

from itertools import accumulate, takewhile

from zoneqa.claims.named_subjects import is_nameless
from zoneqa.text.normalize import fold
from zoneqa.text.tagged_words import tagged_words
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.name_support import is_supported
from zoneqa.verify.named_parts import is_part_alone
from zoneqa.verify.sentence_names import Name

_ALONE = frozenset({"zone", "quoted"})
"""Names that a sentence has if it is about them: 该区 is read as its zone."""

_PARK = "园"
"""What ends the names of parks, which lie in zones."""

_SHORTEST = 3
"""Characters of the name of a company."""

_WHERE = ("位于", "坐落于", "坐落在", "地处", "落户", "在", "是", "于")
"""What stands before a place where something is, and not of which a figure is."""


def compare_subjects(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Return that two figures are of others, where both sentences say so with names."""
    said, printed = _nearest_name(stated), _nearest_name(given)
    rival = _rival(said, printed, given.sentence) if said and printed else None
    if not said or not printed or not rival or _may_lie_in(said, rival):
        return None
    if says_which(stated.sentence.text, rival, given.sentence, given.place[0]):
        return None
    if rival.is_of_any or is_part_alone(rival.text):
        return None  # 一期项目 of whatever is named: parts are compared by themselves
    nearest_counts = said.level == printed.level and _is_only_subject(said)
    strict = nearest_counts and not _is_only_described(rival, given.sentence)
    borne = _are_one(said, rival) if strict else _stands_in(said, given.sentence)
    return (
        None
        if borne
        else finding("entity", said.place, said.text, given.sentence.span(rival.place))
    )


def _nearest_name(figure: ComparedFigure) -> Name | None:
    """Return the zone, place or organisation that its sentence names last before a figure."""
    sentence = figure.sentence
    named = (n for n in sentence.names if n.kind != "person" and n.place[1] <= figure.place[0])
    subjects = [n for n in named if not sentence.plain.endswith(_WHERE, 0, n.place[0])]
    return subjects[-1] if subjects else None


def _rival(said: Name, printed: Name, given: ComparedSentence) -> Name | None:
    """Return the name that a figure is of if it is not of the one that is stated."""
    if said.text.isascii() or said.level == printed.level:
        return printed
    same_kind = [name for name in given.names if name.kind == said.kind]
    return same_kind[-1] if said.kind in _ALONE and same_kind else None


def says_which(words: str, kind: Name, given: ComparedSentence, end: int) -> bool:
    """Return whether words say of whom a sentence tells up to a place: 其子公司|恒泽光电.

    It does so by words for a kind alone, with or without a name behind them.
    """
    if not is_nameless(kind.text):
        return False
    behind = tagged_words(given.words((kind.place[1], end)))
    nouns = takewhile(lambda word: word.is_noun, behind)
    names = [name for name in accumulate(word.text for word in nouns) if len(name) >= _SHORTEST]
    return any(each in words for each in (kind.text, *names))


def _is_only_described(name: Name, sentence: ComparedSentence) -> bool:
    """Return whether a name may say what the subject is: the sentence opens with another name.

    It then stands before all figures: 云岭高新区定位为先进制造示范区，新增企业30家.
    """
    first = sentence.names[0]
    figures = (figure.place for figure in sentence.figures)
    opens = first.place[0] == sentence.bounds[0] and first.place != name.place
    return opens and all(name.place[1] <= start for start, _ in figures)


def _is_only_subject(name: Name) -> bool:
    """Return whether a figure is of the name before it: companies are named for what they do too.

    Of a name in pinyin, the kind is not known.
    """
    return name.kind != "organisation" and not name.text.isascii()


def _may_lie_in(one: Name, other: Name) -> bool:
    """Return whether one of two is a park and the other a zone: it may be the zone's."""
    return (one.text.endswith(_PARK), other.text.endswith(_PARK)) in ((True, False), (False, True))


def _are_one(one: Name, other: Name) -> bool:
    return is_supported(one, fold(other.text), [other]) or is_supported(
        other, fold(one.text), [one]
    )


def _stands_in(name: Name, sentence: ComparedSentence) -> bool:
    return is_supported(name, sentence.naming_text, sentence.names)
