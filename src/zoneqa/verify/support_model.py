"""The score of a sentence: a logistic model over what the checks found and how much is covered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from zoneqa.text.normalize import fold
from zoneqa.text.terms import content_terms
from zoneqa.types import Bounds
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.compared_text import ComparedText
from zoneqa.verify.covered_words import covered, said_words, searched_text, wordings_of
from zoneqa.verify.findings import Finding

_LEAST_COVERED = 0.3
"""The share of a sentence's words that must be found for its meaning to be confirmed."""

_LEAST_COVERED_ALONE = 0.42
"""The share of a sentence that has no number by which it could be confirmed."""

_LEAST_COVERED_OF_FIGURES, _MOSTLY = 0.2, 0.6
"""The share that is enough where two numbers or more are right, and what tells that they are."""

_ALIKE = 0.7
"""The share of a clause's words from which on it is that of the evidence, perhaps altered."""

_FEW = 5
"""Sentences of the evidence that may all be meant."""

_MOST = 3
"""Findings of a kind that are counted."""


@dataclass(frozen=True, slots=True)
class SupportModel:
    """Weights of features, fitted on sentences with known verdicts; see `fitted_on` in the file."""

    weights: Mapping[str, float]
    bias: float

    def score(self, features: Mapping[str, float]) -> float:
        """Return how likely a sentence is supported, 0 to 1."""
        logit = self.bias + sum(self.weights[name] * features[name] for name in self.weights)
        return 1 / (1 + exp(-logit))


@lru_cache(maxsize=1)
def support_model() -> SupportModel:
    """Return the packaged model."""
    text = (files("zoneqa.verify") / "data" / "support_model.json").read_text(encoding="utf-8")
    row = json.loads(text)
    return SupportModel(row["weights"], row["bias"])


def features_of(
    stated: ComparedText,
    support: Sequence[ComparedSentence],
    evidence: CitedEvidence,
    findings: Sequence[Finding],
    aligned: Iterable[AlignedClause],
) -> dict[str, float]:
    """Return the features of a sentence: shares and counts, as `support_model.json` names them."""
    wrong = sum(each.certain for each in findings)
    foreign = stated.language != evidence.language
    return {
        "covered": _covered(stated, support, evidence),
        "shared": _shared(stated, support),
        "anchored": _anchored(stated, findings),
        "altered": float(not foreign and not wrong and _is_altered(aligned, evidence)),
        "wrong": float(min(wrong, _MOST)),
        "any_wrong": float(wrong > 0),
        "doubtful": float(min(len(findings) - wrong, _MOST)),
        "foreign": float(foreign),
    }


def is_borne(features: Mapping[str, float]) -> bool:
    """Return whether enough of a sentence is found; more of one without figures and periods."""
    if not features["anchored"]:
        least = _LEAST_COVERED if features["foreign"] else _LEAST_COVERED_ALONE
        return features["covered"] >= least
    # A dictionary does not know every word, and names hold words too.
    more = features["anchored"] if features["foreign"] else features["shared"]
    least = _LEAST_COVERED_OF_FIGURES if features["anchored"] > _MOSTLY else _LEAST_COVERED
    return max(features["covered"], more) >= least


def _covered(
    stated: ComparedText, support: Sequence[ComparedSentence], evidence: CitedEvidence
) -> float:
    """Return the share of a sentence's words that the sentences which support it have.

    Of one in another language, and where there are few, any of the evidence counts.
    """
    anywhere = stated.language != evidence.language or len(evidence.sentences) <= _FEW
    wordings = wordings_of(stated, evidence.language)
    found = covered(wordings, evidence.sentences if anywhere else support)
    return _shared(stated, support) if found is None else found


def _shared(stated: ComparedText, support: Sequence[ComparedSentence]) -> float:
    """Return the share of pairs of characters; names alone count only beside a number."""
    terms = frozenset[str]().union(*(each.terms for each in stated.sentences))
    names = (name.text for each in stated.sentences for name in each.names)
    numbers = any(each.figures for each in stated.sentences)
    said = terms if numbers else terms - content_terms("\n".join(names)) or terms
    given = frozenset[str]().union(*(each.terms for each in support))
    return len(said & given) / len(said) if said else 0.0


def _is_altered(clauses: Iterable[AlignedClause], evidence: CitedEvidence) -> bool:
    """Return whether a clause has the words of one of the evidence but for one that none has."""
    text = searched_text(evidence.sentences)
    alike = (each for each in clauses if _ALIKE <= each.share < 1)
    return any(word not in text for each in alike for word in _words_in(each))


def _words_in(clause: AlignedClause) -> Iterator[str]:
    return (fold(word) for word in said_words(clause.sentence) if word in clause.text)


def _anchored(stated: ComparedText, findings: Sequence[Finding]) -> float:
    """Return the share of the numbers that nothing was found wrong with."""
    places: list[Bounds] = []
    for sentence in stated.sentences:
        places += [figure.place for figure in sentence.figures]
        places += [(start, end) for start, end, value in sentence.numerals if value != 1]
    wrong = {each.fault.place for each in findings}
    return sum(place not in wrong for place in places) / (len(places) + 1)
