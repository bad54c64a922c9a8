"""Checking drafts with planted errors: what is found, how often the right value is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from zoneqa.checking.checked import STATUSES, CheckedSentence
from zoneqa.checking.checker import Checker
from zoneqa.checking.draft_file import text_draft
from zoneqa.documents import Corpus, read_corpus
from zoneqa.settings import Settings
from zoneqa.types import Language, Say
from zoneqa_eval.datasets.cases import HOME
from zoneqa_eval.datasets.labelled_drafts import (
    DRAFT_ARTICLES,
    LABELS,
    Label,
    LabelledDraft,
    LabelledDraftSentence,
)
from zoneqa_eval.harness.answerers import open_answerer

_LANGUAGE: Language = "zh"


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """A labelled sentence with what the checker says of it; the seconds are of the sentence."""

    labelled: LabelledDraftSentence
    checked: CheckedSentence
    seconds: float

    @property
    def found(self) -> bool:
        """Return whether it is said to contradict the articles."""
        return self.checked.status == "contradicted"

    @property
    def gives_right(self) -> bool:
        """Return whether the right value is given."""
        right = self.labelled.right
        given = [each.right for each in self.checked.corrections]
        return self.found and any(right in each or each in right for each in given)


def open_checker(
    settings: Settings, folder: Path, say: Say, haystack: Path | None = None
) -> Checker:
    """Return a checker over the articles of the drafts, and those of a haystack besides them."""
    sources = [HOME / "corpus", DRAFT_ARTICLES, *([haystack] if haystack else [])]
    articles = [article for source in sources for article in read_corpus(source).articles]
    return open_answerer(settings, Corpus(tuple(articles)), folder, say).checker


def check_drafts(checker: Checker, drafts: Sequence[LabelledDraft]) -> Iterator[DraftOutcome]:
    """Yield every labelled sentence with what the checker says of it."""
    for labelled in drafts:
        draft = text_draft(labelled.text, labelled.date)
        start, found = perf_counter(), []
        for sentence in checker.sentences(draft, _LANGUAGE):
            found.append((sentence, perf_counter() - start))
            start = perf_counter()
        for each in labelled.sentences:
            place = each.place
            here = (pair for pair in found if pair[0].bounds[0] <= place[0] < pair[0].bounds[1])
            not_checked = CheckedSentence(each.text, place, "not_checked")
            yield DraftOutcome(each, *next(here, (not_checked, 0.0)))


def table(outcomes: Sequence[DraftOutcome]) -> Iterator[str]:
    """Yield what is found of each kind of error, and what is said of all sentences."""
    wrong = [each for each in outcomes if each.labelled.label == "wrong"]
    yield f"{'planted':12}{'found':>10}{'right value':>14}"
    for kind in sorted({each.labelled.kind for each in wrong}):
        yield _kind_row(kind, [each for each in wrong if each.labelled.kind == kind])
    yield _kind_row("all", wrong)
    yield ""
    yield f"{'label':12}" + "".join(f"{status:>14}" for status in STATUSES)
    yield from (_label_row(label, outcomes) for label in LABELS)
    alarms = [o for o in outcomes if o.found and o.labelled.label != "wrong"]
    yield f"false alarms: {_share(len(alarms), len(outcomes) - len(wrong))}"
    looked_up = [o.seconds for o in outcomes if o.checked.status != "not_checked"]
    yield f"{1000 * median(looked_up):.0f} ms a sentence, median"


def differences(outcomes: Iterable[DraftOutcome]) -> Iterator[str]:
    """Yield the sentences of which something else is said than what is true."""
    expected = dict(zip(LABELS, STATUSES_OF_LABELS, strict=True))
    for each in outcomes:
        labelled, checked = each.labelled, each.checked
        right = labelled.label != "wrong" or each.gives_right
        if checked.status != expected[labelled.label] or not right:
            yield f"{labelled.label} {labelled.kind} -> {checked.status}: {labelled.text}"
            yield f"    right: {labelled.right}; said: {checked.reason}"
            yield from (f"    {citation.span.quote}" for citation in checked.citations)


STATUSES_OF_LABELS = ("supported", "contradicted", "not_found", "not_checked")
"""What a perfect checker says of each label."""


def _kind_row(kind: str, planted: Sequence[DraftOutcome]) -> str:
    found = sum(each.found for each in planted)
    right = sum(each.gives_right for each in planted)
    return f"{kind:12}{found:>4} of {len(planted):<3}{right:>7} of {len(planted):<3}"


def _label_row(label: Label, outcomes: Iterable[DraftOutcome]) -> str:
    counts = Counter(each.checked.status for each in outcomes if each.labelled.label == label)
    return f"{label:12}" + "".join(f"{counts[status]:>14}" for status in STATUSES)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})"
