"""The verifier: whether a sentence says what its evidence says, checked by claims first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from zoneqa.text.terms import content_terms
from zoneqa.types import Verdict
from zoneqa.verify.alignment import AlignedClause, aligned_clauses, best_sentences
from zoneqa.verify.check_actions import check_actions
from zoneqa.verify.check_agents import check_agents
from zoneqa.verify.check_attribution import check_attribution
from zoneqa.verify.check_denials import check_denials
from zoneqa.verify.check_figures import check_figures, check_numerals
from zoneqa.verify.check_holidays import check_holidays
from zoneqa.verify.check_levels import check_levels
from zoneqa.verify.check_modality import check_modality, check_stages
from zoneqa.verify.check_named_parts import check_named_parts
from zoneqa.verify.check_names import check_companies, check_names
from zoneqa.verify.check_ordinals import check_ordinals
from zoneqa.verify.check_owners import check_owners
from zoneqa.verify.check_part_actions import check_part_actions
from zoneqa.verify.check_parts import check_parts
from zoneqa.verify.check_periods import check_periods
from zoneqa.verify.check_quotations import check_quotations
from zoneqa.verify.check_replacements import check_replacements
from zoneqa.verify.check_roles import check_roles, check_titles
from zoneqa.verify.check_speakers import check_speakers
from zoneqa.verify.check_subjects import check_subjects
from zoneqa.verify.check_wording import check_wording
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.compared_text import ComparedText, stated_text
from zoneqa.verify.covered_words import wordings_of
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.paired_periods import is_listed
from zoneqa.verify.replacements import replacements
from zoneqa.verify.support_model import features_of, is_borne, support_model
from zoneqa.verify.verification import CitedSpans, Fault, FaultKind, Verification

_MOST_SUPPORT = 3
"""Sentences of the evidence that a sentence rests on, at most."""

_QUOTATIONS: frozenset[FaultKind] = frozenset({"invented_quote", "stitched_quote"})


class Verifier:
    """Checks sentences one by one; safe to share by threads."""

    def __call__(self, sentence: str, evidence: Sequence[CitedSpans]) -> Verification:
        """Return the verdict on a sentence, which may be several: the worst one counts."""
        findings, support, features = _examined(sentence, evidence)
        return Verification(
            verdict=_verdict(findings),
            score=support_model().score(features),
            faults=tuple(each.fault for each in findings),
            support=tuple(each.span(each.bounds) for each in support),
        )

    def features(self, sentence: str, evidence: Sequence[CitedSpans]) -> dict[str, float]:
        """Return that by which a sentence is scored, for the fit of the weights."""
        return _examined(sentence, evidence)[2]


def _examined(
    sentence: str, evidence: Sequence[CitedSpans]
) -> tuple[list[Finding], list[ComparedSentence], dict[str, float]]:
    """Return what is wrong with a sentence, what supports it, and its features."""
    given = CitedEvidence.of(evidence)
    stated = stated_text(sentence, _published(sentence, given))
    support = best_sentences(_sought(stated, given), given.sentences, _MOST_SUPPORT)
    aligned = [list(aligned_clauses(each, given)) for each in stated.sentences]
    findings = list(_findings(stated, aligned, given))
    features = features_of(stated, support, given, findings, chain.from_iterable(aligned))
    if not is_borne(features) and _verdict(findings) != "cut":
        findings.append(finding("not_supported", (0, len(sentence)), sentence, certain=False))
        features["doubtful"] += 1
    return findings, support, features


def _published(sentence: str, evidence: CitedEvidence) -> str | None:
    """Return the date of the article that has most of a sentence: 去年 is that of its year."""
    best = evidence.likest(content_terms(sentence))
    return best.article.date if best else None


def _sought(stated: ComparedText, evidence: CitedEvidence) -> frozenset[str]:
    """Return the terms by which the sentences are found that a sentence rests on."""
    said = content_terms(stated.article.text)
    if stated.language == evidence.language:
        return said
    wordings = wordings_of(stated, evidence.language)
    return said.union(*(content_terms(word) for each in wordings for word in each))


def _findings(
    stated: ComparedText, aligned: Sequence[Sequence[AlignedClause]], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield what is wrong with the sentences of a text, given the clauses of each."""
    pairs = zip(stated.sentences, aligned, strict=True)
    found = chain.from_iterable(_of_sentence(each, own, evidence) for each, own in pairs)
    first: list[Finding] = []
    for each in sorted(found, key=lambda each: not each.certain):
        if not any(_is_told(each.fault, other.fault) for other in first):
            first.append(each)
    quoted = [each.fault for each in first if each.fault.kind in _QUOTATIONS]
    outside = (each for each in first if not any(_inside(each, q) for q in quoted))
    yield from sorted(outside, key=lambda each: each.fault.place)


def _is_told(fault: Fault, other: Fault) -> bool:
    """Return whether another fault says what one does: of the same words, or of some, rightly."""
    (start, end), (first, last) = fault.place, other.place
    if (fault.kind, other.kind) == ("number", "rank"):  # 二 in 第二批
        return first <= start and end <= last
    overlaps = start < last and first < end and other.right is not None
    return fault.kind == other.kind and (fault.place == other.place or overlaps)


def _inside(found: Finding, quotation: Fault) -> bool:
    """Return whether something is wrong within a quotation that is wrong as a whole."""
    (start, end), (first, last) = found.fault.place, quotation.place
    return found.fault is not quotation and first <= start and end <= last


def _of_sentence(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    changes = replacements(sentence, evidence)
    yield from check_quotations(sentence, evidence)
    yield from _attributed(sentence, evidence)
    yield from check_figures(sentence, evidence)
    yield from check_parts(sentence, evidence)
    yield from check_named_parts(sentence, evidence)
    yield from check_part_actions(sentence, evidence)
    yield from check_owners(sentence, evidence)
    yield from check_ordinals(sentence, aligned, evidence)
    yield from check_numerals(sentence, evidence)
    yield from check_holidays(sentence, evidence)
    yield from check_periods(sentence, aligned, evidence)
    yield from check_replacements(changes, evidence)
    yield from check_names(sentence, aligned, evidence)
    yield from check_companies(sentence, aligned, evidence)
    yield from check_subjects(sentence, evidence)
    yield from check_roles(sentence, evidence)
    yield from check_titles(sentence, evidence)
    yield from check_speakers(sentence, aligned)
    yield from check_modality(sentence, changes, evidence)
    yield from check_stages(sentence, evidence)
    yield from check_wording(aligned, changes)
    yield from check_levels(sentence, evidence)
    yield from check_denials(sentence, evidence)
    yield from check_actions(sentence, aligned, evidence)
    yield from check_agents(sentence, evidence)


def _attributed(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the figures that are of another thing, not those that a list has of their period."""
    for each in check_attribution(sentence, evidence):
        if not is_listed(each.fault.place, sentence, evidence):
            yield each


def _verdict(findings: Sequence[Finding]) -> Verdict:
    if any(each.certain for each in findings):
        return "cut"
    return "flagged" if findings else "supported"
