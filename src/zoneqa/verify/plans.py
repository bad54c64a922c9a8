"""Whether the evidence plans what a sentence tells as a plan."""

from __future__ import annotations

from functools import lru_cache

from zoneqa.claims.modality import behind_plan, tells_of_plan
from zoneqa.claims.word_files import sections_of
from zoneqa.text.dates import days_of
from zoneqa.text.tagged_words import is_known, tagged_words
from zoneqa.text.terms import content_terms
from zoneqa.types import Bounds
from zoneqa.verify.compared_sentence import ComparedPeriod, ComparedSentence

_MARKS = "，。；、,; "

_NO_PLANS = ("要", "planned for")
"""Words that tell of a plan in some places only."""

_CAN_DO = frozenset({"能", "可", "可以", "能够"})

_DUE = ("底前", "月前", "日前完成", "年前完成")

_CAN = "可"
"""What tells of what can be done, as a plan or day by day: 可达, 一年可产."""

_TOTAL = "总投资"
"""What is a plan where the project is one: 总投资36亿元，计划明年投产."""

_TOTALS = (_TOTAL, "投资总额", "total investment")
"""What a project is to cost, whether 计划 stands before it or not."""

_CAPACITIES = ("产能", "可年产", "年可产", "生产能力")
"""What can be made, by a plan or not."""

_SPENT = ("已", "完成", "累计", "实际", "了", "到位", "so far", "completed")
"""What tells that an investment was made."""

_ALIKE = 0.5
"""The share of what a clause plans that another clause must plan too."""


def surely_plans(words: str) -> bool:
    """Return whether words tell of a plan by more than such as may be none: 只要22分钟."""
    for word in _NO_PLANS:
        words = words.replace(word, "")
    return tells_of_plan(words)


def is_intended(words: str) -> bool:
    """Return whether words tell of a plan or an aim, or of what has to come first."""
    can = any(_is_of_can(word.text) for word in tagged_words(words))
    return can or tells_of_plan(words) or is_aim(words) or is_condition(words)


def _is_of_can(word: str) -> bool:
    """Return whether a word tells what can be done, perhaps joined with it: 能发."""
    return word in _CAN_DO or (word.startswith(tuple(_CAN_DO)) and not is_known(word))


def is_aim(words: str) -> bool:
    """Return whether words tell of an aim that they do not call a plan: 希望, 冲刺."""
    return any(word in words for word in _words()["aims"])


def is_condition(clause: str) -> bool:
    """Return whether a clause tells of what has to come first: 学校都建好以后."""
    told = clause.strip(_MARKS)
    opens, ends = _words()["opens a condition"], _words()["ends a condition"]
    return told.startswith(tuple(opens)) or told.endswith(tuple(ends))


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    return sections_of("plan_words.txt", "zoneqa.verify")


def plans_alike(said: str, given: ComparedSentence, place: Bounds) -> bool:
    """Return whether evidence plans in a place what is said as a plan, or says that it can be."""
    printed = given.words(place)
    return (
        tells_of_plan(printed)
        or is_due(printed)
        or (_CAN in printed and (_CAN in said or said.isascii()))
        or names_later_day(given, place)
    )


def is_due(words: str) -> bool:
    """Return whether words tell by when something is to be done: 年底前竣工."""
    return any(word in words for word in _DUE)


def plans_elsewhere(said: str, given: ComparedSentence, place: Bounds) -> bool:
    """Return whether a sentence plans in another clause what it does not name in a place."""
    planned = content_terms(behind_plan(said)) - content_terms(given.words(place))
    return bool(planned) and any(
        len(planned & terms) >= _ALIKE * len(planned)
        for clause, terms in given.clauses
        if tells_of_plan(given.words(clause))
    )


def costs_plan(given: ComparedSentence, place: Bounds) -> bool:
    """Return whether a part of a sentence tells the total of what the sentence plans."""
    return _TOTAL in given.words(place) and tells_of_plan(given.text)


def are_totals(said: str, printed: str) -> bool:
    """Return whether both words tell what a project is to cost or make, not what it did so far."""
    both = (said.lower(), printed.lower())
    are_told = any(
        all(any(told in words for told in group) for words in both)
        for group in (_TOTALS, _CAPACITIES)
    )
    return are_told and not any(word in words for word in _SPENT for words in both)


def names_later_day(given: ComparedSentence, place: Bounds) -> bool:
    """Return whether a part of a sentence names a period that lies ahead."""
    return any(map(lies_ahead, given.periods_in(place)))


def lies_ahead(period: ComparedPeriod) -> bool:
    """Return whether a period begins after the day on which its article was published."""
    first = period.period.first
    days = days_of(period.sentence.article.date)
    return first is not None and days is not None and first > days[1]
