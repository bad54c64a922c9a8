"""Whether two claims are of the same fact, so that one can contradict the other."""

from __future__ import annotations

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.claim import AMOUNTS, Claim, Words
from zoneqa.claims.companies import company_before, company_in
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.period_relation import relation
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.vocabulary import compare_terms, term_list
from zoneqa.text.character_bigrams import coverage
from zoneqa.text.normalize import as_read
from zoneqa.verify.compare_numbers import units_agree
from zoneqa.verify.named_parts import named_parts

_ALIKE = 0.6
"""The share of an attribute that another of the same thing has, where no term tells."""

_NAMED = 0.6
"""The share of a name's pairs of characters by which a text names it."""


def is_same_fact(stated: Claim, article: Claim) -> bool:
    """Return whether a claim of an article is of the fact that a draft states, whatever its value.

    The same attribute of the same subject at the same time; where either does not say one of
    them, the other cannot contradict it.
    """
    same_time = compare_times(stated, article) == "agrees"
    return same_time and is_same_but_time(stated, article)


def is_same_measure(stated: Claim, article: Claim) -> bool:
    """Return whether two claims are of one fact and in units that compare."""
    if stated.quantity is None or article.quantity is None:
        return False
    return units_agree(stated.quantity, article.quantity) and is_same_fact(stated, article)


def is_same_but_time(stated: Claim, article: Claim) -> bool:
    """Return whether two claims are of one attribute of one subject, at any time.

    Of a part of it, both have to name which: 一期, 东区.
    """
    return (
        _kind(stated) == _kind(article)
        and compare_attributes(stated, article) == "agrees"
        and stated.ordinal == article.ordinal
        and stated.former == article.former
        and bool(stated.part_of) == bool(article.part_of)
        and are_of_same_part(stated, article)
        and is_same_subject(stated, article)
    )


def likeness(stated: Claim, article: Claim) -> float:
    """Return how like a claim of an article is to one of a draft, 0 (another thing) to 2."""
    if _kind(stated) != _kind(article) or compare_attributes(stated, article) == "contradicts":
        return 0.0
    alike = 1.0 if compare_attributes(stated, article) == "agrees" else _alike(stated, article)
    times = {"agrees": 1.0, "unknown": 0.7, "contradicts": 0.3}[compare_times(stated, article)]
    return alike * times + same_amount(stated.quantity, article.quantity)


def same_amount(one: Quantity | None, other: Quantity | None) -> bool:
    """Return whether two figures are the same, in the base unit."""
    if one is None or other is None:
        return False
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def compare_attributes(stated: Claim, article: Claim) -> Comparison:
    """Return whether two claims are of one attribute, by the list of terms or by their words."""
    one, other = _attribute(stated), _attribute(article)
    if not one and not other:
        return "unknown"
    terms = [frozenset({term}) for term in term_list().find(one)]
    found = compare_terms(terms, term_list().find(other))
    if found == "contradicts":
        return "contradicts"
    return "agrees" if one == other or _alike(stated, article) >= _ALIKE else "unknown"


def compare_times(stated: Claim, article: Claim) -> Comparison:
    """Return whether two claims are of one time; unknown if only one of them says it.

    A draft that says no time agrees with an article that says none in its own sentence either.
    """
    if stated.period is None:
        return "unknown" if _says_time(article) else "agrees"
    if article.period is None:
        return "unknown"
    if stated.period.recurring and article.period.recurring:
        return "agrees"
    found = relation(stated.period, article.period)
    return "agrees" if found == "same" else "unknown" if found == "unknown" else "contradicts"


def _says_time(claim: Claim) -> bool:
    """Return whether the sentence of a claim says its time, and none before it."""
    sentence = claim.sentence
    return claim.period is not None and sentence.start <= claim.period.start < sentence.end


def is_same_subject(stated: Claim, article: Claim) -> bool:
    """Return whether the article names whom a draft's sentence names, a company or a project."""
    if not _is_of_same_company(stated, article):
        return False
    own = next((w for w in stated.subjects if not w.carried and not is_zone_name(w.text)), None)
    said = article.sentence.quote + " ".join(words.text for words in article.subjects)
    return own is None or own.text in said or coverage(own.text, said) >= _NAMED


def are_of_same_part(stated: Claim, article: Claim) -> bool:
    """Return whether two claims are of the same part of a whole, or both of no part."""
    return _parts(stated) == _parts(article)


def _parts(claim: Claim) -> dict[str, str]:
    """Return the part of a whole that is named last before a value, by series."""
    lead = as_read(claim.lead)
    return {part.series: part.which for part in named_parts(lead, 0, len(lead))}


def _is_of_same_company(stated: Claim, article: Claim) -> bool:
    """Return whether the company that either figure is of is named before the other too."""
    return all(
        company is None or company in " ".join((other.lead, *(w.text for w in other.subjects)))
        for one, other in ((stated, article), (article, stated))
        for company in [company_in(one.attribute_text) or company_before(one)]
    )


def _kind(claim: Claim) -> str:
    return "amount" if claim.kind in AMOUNTS else claim.kind


def _attribute(claim: Claim) -> str:
    return _text(claim.attribute)


def _text(words: Words | None) -> str:
    return words.text if words else ""


def _alike(stated: Claim, article: Claim) -> float:
    """Return how much of the shorter of two attributes the longer one has."""
    shorter, longer = sorted(map(_attribute, (stated, article)), key=len)
    return 1.0 if shorter and shorter in longer else coverage(shorter, longer)
