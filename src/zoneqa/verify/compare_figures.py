"""In what two figures of one value differ: of what they are, of whom, when, and how sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zoneqa.claims.approximation import word_before
from zoneqa.claims.match_period import compare_periods
from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.vocabulary import compare_terms, excluded_terms, term_list
from zoneqa.text.segment import trimmed
from zoneqa.types import Span
from zoneqa.verify.actions import Action, actions_in
from zoneqa.verify.compare_numbers import compare_numbers
from zoneqa.verify.compare_subjects import compare_subjects
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedPeriod
from zoneqa.verify.computation_words import direction_of, tells
from zoneqa.verify.fields import Field, are_apart, fields_in
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.measures import names_measure, place_of_measure
from zoneqa.verify.negation import denied_otherwise, denied_words
from zoneqa.verify.opposites import contradiction
from zoneqa.verify.period_agreement import periods_agree
from zoneqa.verify.plans import costs_plan, is_condition, is_intended, plans_alike, surely_plans

Difference = Callable[[ComparedFigure, ComparedFigure], Finding | None]

_ACTIONS, _INDICATORS = "action", "indicator"
"""Sections of terms: what is done, and what is measured."""

_NEW = (
    "新增",
    "新建",
    "新设",
    "新引",
    "新招",
    "新签",
    "再",
    "又",
    "净",
    "多",
    "少",
    "加",
    "增",
    "减",
    "扩",
)
"""What tells that a figure is that of a change."""

_REACHES = ("到", "至", "为", "达")
"""What stands before how much there is after a change: 压缩为0.5天."""

_LIMITS: Mapping[str, tuple[str, ...]] = {
    "at_most": ("上限", "封顶", "顶格", "至多"),
    "at_least": ("下限", "门槛", "起步", "至少"),
}
"""What tells that a figure is the most or the least."""

_ONCE = "过"

_PARTS = (" and ", ", ", "; ")

_LATER = ("后", "届时", "未来", "远期", "目标")
"""What tells that something has to come first, or comes later."""

_PEAK = "最"
"""What tells that a figure is the highest or the lowest."""

_HEDGE = 4
"""Characters before a figure that may say that it is not exact."""


def differences(stated: ComparedFigure, given: ComparedFigure) -> list[Finding]:
    """Return in what a stated figure differs from one of the evidence, besides its value."""
    compared: tuple[Difference, ...] = (_hedge, _direction, _field, _negation, _measure, _action)
    if stated.claim and given.claim:
        compared += (_period, _modality, _attribute, _change, compare_subjects)
    return [found for compare in compared if (found := compare(stated, given))]


def _hedge(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    if compare_numbers(stated.quantity, given.quantity) not in ("unhedged", "hedged"):
        return None
    lead = stated.sentence.words((stated.clause[0], stated.place[0]))
    said = {word_before(lead[:end], end) for end in range(1, len(lead) + 1)}
    if given.quantity.approximation in said:  # 最高可获500万元
        return None
    if any(word in lead for word in _LIMITS.get(given.quantity.approximation, ())):
        return None  # 上限为5000万元
    if stated.sentence.plain.endswith(_ONCE, 0, stated.place[0]):  # 接待过150000人次
        return None
    is_peak = _PEAK in given.sentence.words((given.clause[0], given.place[0]))
    if is_peak and stated.quantity.approximation == "at_most":  # 单日最高客流达15万人次
        return None
    hedge = _hedge_before(given)
    right = given.sentence.span((given.place[0] - len(hedge), given.place[1]))
    return finding("modality", stated.place, stated.words, right, certain=False)


def _hedge_before(figure: ComparedFigure) -> str:
    """Return the word before a figure that says that it is not exact, with what stands between."""
    before = figure.sentence.words((figure.clause[0], figure.place[0]))[-_HEDGE:]
    hedge = word_before(before, len(before))
    words = (before[at:] for at in reversed(range(len(before))))
    return next((each for each in words if hedge and word_before(each, len(each)) == hedge), "")


def _field(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare among whom a rank is held: 全省第一 is not 全市第一."""
    if not stated.quantity.ordinal and stated.quantity.unit != "%":
        return None
    said, printed = (_fields(f) for f in (stated, given))
    if not are_apart(said, printed):
        return None
    place, right = said[-1].place, printed[-1].place
    words, certain = stated.sentence.words(place), stated.quantity.ordinal
    return finding("rank", place, words, given.sentence.span(right), certain=certain)


def _fields(figure: ComparedFigure) -> list[Field]:
    """Return the fields that the clause of a rank names, or else its sentence up to it."""
    plain, (start, end) = figure.sentence.plain, figure.clause
    return fields_in(plain, start, end) or fields_in(plain, figure.sentence.bounds[0], end)


def _direction(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    found = contradiction(
        (stated.sentence.plain, stated.clause), (given.sentence.plain, given.clause)
    )
    if found is None:
        return None
    word, against = found
    said, right = stated.sentence.words(word.place), given.sentence.span(against.place)
    return finding(word.kind, word.place, said, right)


def _negation(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    said, printed = stated.sentence.words(stated.clause), given.sentence.words(given.clause)
    if not denied_otherwise(said, printed) or tells("rest", stated):
        return None
    place = trimmed(stated.sentence.plain, *stated.clause)
    right = given.sentence.span(trimmed(given.sentence.plain, *given.clause))
    told = denied_words(said) or denied_words(printed)
    known = all(word in said and word in printed for word in told)
    return finding("negation", place, stated.sentence.words(place), right, certain=known)


def _action(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare what is done with so many: 关停21家 is not 新建21家."""
    said, printed = _action_before(stated), _action_before(given)
    if not said or not printed or not (said.telling or printed.telling):
        return None
    if printed.word in said.borne_by or said.word in printed.borne_by:
        return None
    words = given.sentence.words(given.clause)
    if any(word in words for word in said.borne_by):
        return None
    right = given.sentence.span(printed.place)
    return finding("action", said.place, said.word, right, certain=False)


def _action_before(figure: ComparedFigure) -> Action | None:
    """Return what is done last before a figure in its clause; of Chinese sentences only."""
    if figure.sentence.language != "zh":
        return None
    found = list(actions_in(figure.sentence, (figure.clause[0], figure.place[0])))
    return found[-1] if found else None


def _measure(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare for how much a figure holds: 每万人 18件 is not 18件 in all."""
    per = place_of_measure(given)
    if per is None or names_measure(stated.sentence.text, given.sentence.words(per)):
        return None
    right = given.sentence.span((per[0], given.place[1]))
    return finding("number", stated.place, stated.words, right)


def _period(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    assert stated.claim and given.claim
    said, printed = stated.claim.period, given.claim.period
    if not said or not printed or compare_periods([said], given.claim) != "contradicts":
        return None
    at = ComparedPeriod(said, stated.sentence)
    states = (each for each in given.sentence.periods if each.period.first is None)
    if any(periods_agree(at, each) for each in states):
        return None  # 截至7月底，今年…
    foreign = stated.sentence.language != given.sentence.language
    if foreign and said.last and str(said.last.year) in given.sentence.plain:
        return None  # a name may have a year in it
    place, right = (said.start, said.end), (printed.start, printed.end)
    words, printed_words = stated.sentence.words(place), given.sentence.words(right)
    if words == printed_words:
        return None
    return finding("period", place, words, given.sentence.span(right))


def _modality(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    planned = _is_planned(stated)
    if not planned and not _shows_plan(given):
        return None
    if planned == _is_planned(given) or _plans_before(given if planned else stated):
        return None
    said = stated.sentence.words(stated.clause)
    if planned and stated.sentence.language == "zh":
        said = stated.sentence.words((stated.clause[0], stated.place[0]))
    if not planned and (is_intended(said) or _has_condition(stated)):
        return None
    if planned and (not surely_plans(said) or plans_alike(said, given.sentence, given.clause)):
        return None
    if planned and any(each.period.recurring for each in given.sentence.periods):
        return None  # every year
    if planned and costs_plan(given.sentence, (given.clause[0], given.place[0])):
        return None
    place = stated.clause[0], stated.place[1]
    return finding("modality", place, stated.sentence.words(place).strip(), _to_value(given))


def _shows_plan(figure: ComparedFigure) -> bool:
    """Return whether the sentence of a figure tells by itself that it may be of a plan."""
    sentence = figure.sentence
    if tells_of_plan(sentence.text) or sentence.periods:
        return True
    return any(word in sentence.text for word in _LATER)


def _has_condition(figure: ComparedFigure) -> bool:
    """Return whether a clause before a figure tells of what has to come first."""
    before = (each for each, _ in figure.sentence.clauses if each[1] <= figure.place[0])
    return any(is_condition(figure.sentence.words(each)) for each in before)


def _is_planned(figure: ComparedFigure) -> bool:
    """Return whether a figure is of a plan; an English sentence may say so behind it."""
    assert figure.claim
    if figure.claim.modality == "planned":
        return True
    return figure.sentence.language == "en" and surely_plans(_part_of(figure))


def _part_of(figure: ComparedFigure) -> str:
    """Return what stands round a figure in an English sentence up to the next "and" or comma."""
    sentence, (start, end) = figure.sentence, figure.place
    before = sentence.words((sentence.bounds[0], start))
    behind = sentence.words((end, sentence.bounds[1]))
    ends = [at for mark in _PARTS if (at := behind.find(mark)) >= 0]
    return before + behind[: min(ends, default=len(behind))]


def _plans_before(figure: ComparedFigure) -> bool:
    """Return whether the sentence tells of a plan before a figure, perhaps of it too."""
    start = figure.sentence.bounds[0]
    return tells_of_plan(figure.sentence.words((start, figure.place[0])))


def _to_value(figure: ComparedFigure) -> Span:
    """Return the words of a clause up to the value in it."""
    return figure.sentence.span((figure.clause[0], figure.place[1]))


def _change(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare whether a figure is how much there is, or by how much that changed."""
    assert stated.claim and given.claim
    languages = {stated.sentence.language, given.sentence.language}
    if "share" in (stated.claim.kind, given.claim.kind) or languages != {"zh"}:
        return None
    said, printed = _changes_by(stated), _changes_by(given)
    if said == printed or _tells_change(given if said else stated):
        return None
    right = given.sentence.span((given.clause[0], given.place[1]))
    return finding("number", stated.place, stated.words, right, certain=False)


def _changes_by(figure: ComparedFigure) -> bool:
    """Return whether a figure tells by how much something changed, not to how much: 增至568项."""
    changes = figure.claim is not None and figure.claim.kind == "change"
    return changes and not figure.sentence.plain.endswith(_REACHES, 0, figure.place[0])


def _tells_change(figure: ComparedFigure) -> bool:
    """Return whether a clause may tell of a change in some other way: 新增, 相差."""
    if figure.sentence.plain.endswith(_REACHES, 0, figure.place[0]):
        return False
    before = figure.sentence.words((figure.clause[0], figure.place[0]))
    told = any(word in before for word in _NEW) or tells("apart", figure)
    return told or bool(direction_of(figure))


def _attribute(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare what the figures are of; all that is named before may be meant."""
    assert stated.claim and given.claim
    said, printed = stated.claim.attribute, given.claim.attribute
    if not said or not printed:
        return None
    if not term_list().find(given.sentence.words(printed.place)):
        return None
    terms = [frozenset({term}) for term in term_list().find(said.text)]
    start, end = given.sentence.bounds[0], given.clause[1]
    around = f"{given.sentence.words((start, end))} {printed.text}"
    if compare_terms(terms, term_list().find(around)) != "contradicts":
        return None
    excluded = excluded_terms(terms, term_list().find(around))
    is_told = any(term.name in given.sentence.plain for term in excluded)
    sections = {term.section for term in excluded}
    if sections == {_ACTIONS} and not is_told:
        return None  # what is done has many words
    certain = is_told or _INDICATORS in sections
    right = given.sentence.span(printed.place)
    return finding("entity", said.place, said.text, right, certain=certain)
