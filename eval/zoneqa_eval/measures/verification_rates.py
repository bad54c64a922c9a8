"""What a verifier catches of false sentences, and what of true ones, by kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from zoneqa.verify.verification import Verification
from zoneqa_eval.datasets.verify_cases import FALSE_KINDS, TRUE_KINDS, VerifyCase
from zoneqa_eval.measures.abstention import auroc
from zoneqa_eval.results.proportion import Proportion


@dataclass(frozen=True, slots=True)
class VerifiedCase:
    """A case with what the verifier found, and the likeness of the sentence to its evidence."""

    case: VerifyCase
    verification: Verification
    milliseconds: float
    likeness: float

    @property
    def is_caught(self) -> bool:
        """Return whether the sentence was not confirmed: cut or flagged."""
        return self.verification.verdict != "supported"

    @property
    def gives_right_value(self) -> bool:
        """Return whether a fault gives the value that the sentence should have."""
        given = (fault.right for fault in self.verification.faults if fault.right)
        return any(_same_value(value, right) for value in given for right in self.case.right)


@dataclass(frozen=True, slots=True)
class KindRates:
    """How sentences of a kind fared. Of true ones, what is caught is a false alarm.

    `right_value` is over those false ones that have one; `unlike` are those that a threshold on
    likeness would catch.
    """

    name: str
    caught: Proportion
    cut: Proportion
    right_value: Proportion
    unlike: Proportion


@dataclass(frozen=True, slots=True)
class Separation:
    """How well scores tell true sentences from false ones: areas under the ROC curve."""

    by_score: float
    by_likeness: float


def rates(name: str, cases: Sequence[VerifiedCase], threshold: float) -> KindRates:
    """Return the rates over some cases; a likeness below the threshold catches a sentence."""
    with_value = [each for each in cases if each.case.right]
    return KindRates(
        name,
        caught=_proportion(cases, lambda each: each.is_caught),
        cut=_proportion(cases, lambda each: each.verification.verdict == "cut"),
        right_value=_proportion(with_value, lambda each: each.gives_right_value),
        unlike=_proportion(cases, lambda each: each.likeness < threshold),
    )


def rates_by_kind(cases: Sequence[VerifiedCase], threshold: float) -> list[KindRates]:
    """Return the rates of every kind, false ones first; of all of them; by source and language."""
    false, true = (_of(cases, is_true) for is_true in (False, True))
    grouped = [
        *((kind, [c for c in false if c.case.kind == kind]) for kind in FALSE_KINDS),
        ("all false", false),
        *((kind, [c for c in true if c.case.kind == kind]) for kind in TRUE_KINDS),
        ("all true", true),
        ("all true but computed", [c for c in true if c.case.kind != "computed"]),
        *_groups(false, "false"),
        *_groups(true, "true"),
    ]
    return [rates(name, found, threshold) for name, found in grouped if found]


def separation(cases: Sequence[VerifiedCase]) -> Separation:
    """Return how well true and false sentences are told apart."""
    true, false = _of(cases, True), _of(cases, False)
    return Separation(
        auroc([c.verification.score for c in true], [c.verification.score for c in false]),
        auroc([c.likeness for c in true], [c.likeness for c in false]),
    )


def likeness_threshold(of_true: Sequence[float], false_alarms: float) -> float:
    """Return the highest threshold that catches at most a share of true sentences."""
    return sorted(of_true)[int(false_alarms * len(of_true))]


def median_milliseconds(cases: Sequence[VerifiedCase]) -> float:
    """Return the median time that a sentence took."""
    return median(each.milliseconds for each in cases)


def _of(cases: Iterable[VerifiedCase], is_true: bool) -> list[VerifiedCase]:
    return [each for each in cases if each.case.is_true == is_true]


def _groups(cases: Sequence[VerifiedCase], label: str) -> list[tuple[str, list[VerifiedCase]]]:
    """Return the cases of each source and of each language, with its name."""
    names = dict.fromkeys([c.case.source for c in cases]) | {"zh": None, "en": None}
    return [
        (f"{label}, {name}", [c for c in cases if name in (c.case.source, c.case.language)])
        for name in names
    ]


def _proportion(cases: Sequence[VerifiedCase], holds: Callable[[VerifiedCase], bool]) -> Proportion:
    return Proportion(sum(map(holds, cases)), len(cases))


def _same_value(given: str, right: str) -> bool:
    """Return whether a value states the right one, or the part of it that has all its digits."""
    given, right = _bare(given), _bare(right)
    return _stands_in(right, given) or (given in right and _digits(given) == _digits(right))


def _stands_in(value: str, text: str) -> bool:
    """Return whether a value stands in a text, not as the end of a longer number."""
    start = text.find(value)
    before = text[max(0, start - 1) : max(0, start)]
    return start >= 0 and not (value[:1].isdecimal() and (before.isdecimal() or before == "."))


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
