"""The score of a sentence: a logistic model over what the checks found and how much is covered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from zoneqa.text.terms import content_terms
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.compared_text import ComparedText
from zoneqa.verify.findings import Finding

_FEWEST = 3
"""Terms besides names that tell whether the evidence says the same of them."""

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
) -> dict[str, float]:
    """Return the features of a sentence: shares and counts, as `support_model.json` names them."""
    wrong = sum(each.certain for each in findings)
    foreign = stated.language != evidence.language
    covered = _anchored(stated, findings) if foreign else _covered(stated, support)
    return {
        "covered": covered,
        "wrong": float(min(wrong, _MOST)),
        "any_wrong": float(wrong > 0),
        "doubtful": float(min(len(findings) - wrong, _MOST)),
        "foreign": float(foreign),
    }


def _covered(stated: ComparedText, support: Sequence[ComparedSentence]) -> float:
    """Return the share of a sentence's terms that the sentences which support it have.

    Names alone say nothing: those of what is said of them count.
    """
    terms = frozenset[str]().union(*(each.terms for each in stated.sentences))
    names = (name for each in stated.sentences for name in each.names)
    said = terms - frozenset[str]().union(*(content_terms(name.text) for name in names))
    given = frozenset[str]().union(*(each.terms for each in support))
    counted = said if len(said) >= _FEWEST else terms
    return len(counted & given) / len(counted) if counted else 0.0


def _anchored(stated: ComparedText, findings: Sequence[Finding]) -> float:
    """Return the share of the figures, periods and names that nothing was found wrong with."""
    places: list[Bounds] = []
    for sentence in stated.sentences:
        places += [each.place for each in sentence.figures]
        places += [each.place for each in sentence.periods]
        places += [each.place for each in sentence.names]
    wrong = {each.fault.place for each in findings}
    return sum(place not in wrong for place in places) / (len(places) + 1)
