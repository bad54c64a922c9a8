"""The drafts with planted errors are what they are said to be, and are measured right."""

from __future__ import annotations

from collections import Counter

import pytest

from zoneqa.checking.checked import CheckedSentence, Correction, Status
from zoneqa.documents import read_prints
from zoneqa_eval.datasets.cases import HOME
from zoneqa_eval.datasets.labelled_drafts import (
    DRAFT_ARTICLES,
    LabelledDraft,
    LabelledDraftSentence,
    read_labelled_drafts,
)
from zoneqa_eval.experiments.draft_checks import DraftOutcome, differences, table

DRAFTS = read_labelled_drafts()


def test_ten_drafts_have_sixty_errors_six_each() -> None:
    wrong = [Counter(each.label for each in draft.sentences)["wrong"] for draft in DRAFTS]
    assert wrong == [6] * 10
    assert Counter(draft.split for draft in DRAFTS) == {"tune": 5, "report": 5}


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.id)
def test_a_draft_has_a_page_of_sentences_at_their_places(draft: LabelledDraft) -> None:
    assert 12 <= len(draft.sentences) <= 20
    for each in draft.sentences:
        assert draft.text[slice(*each.place)] == each.text
        assert (each.label == "wrong") == bool(each.kind and each.right)


def test_the_right_values_stand_in_the_articles_and_not_in_the_drafts() -> None:
    articles = [*read_prints(HOME / "corpus").articles, *read_prints(DRAFT_ARTICLES).articles]
    whole = "\n".join(article.text for article in articles)
    wrong = [each for draft in DRAFTS for each in draft.sentences if each.label == "wrong"]
    assert [each.right for each in wrong if each.right not in whole] == []
    assert [each.right for each in wrong if each.right in each.text] == []


def outcome(label: str, status: Status, right: str = "", given: str = "") -> DraftOutcome:
    kind = "number" if label == "wrong" else ""
    labelled = LabelledDraftSentence("句", (0, 1), label, kind, right)  # type: ignore[arg-type]
    corrections = (Correction((0, 1), "5", given),) if given else ()
    return DraftOutcome(
        labelled, CheckedSentence("句", (0, 1), status, corrections=corrections), 0.02
    )


OUTCOMES = [
    outcome("wrong", "contradicted", "7家", "7家"),
    outcome("wrong", "contradicted", "7家", "8家"),
    outcome("wrong", "supported", "7家"),
    outcome("true", "supported"),
    outcome("true", "contradicted"),
    outcome("unknown", "not_found"),
    outcome("nothing", "not_checked"),
]


def test_found_right_values_and_false_alarms_are_counted() -> None:
    lines = list(table(OUTCOMES))
    assert lines[1].split() == ["number", "2", "of", "3", "1", "of", "3"]
    assert lines[-2] == "false alarms: 1 of 4 (25.0%)"
    assert lines[-1] == "20 ms a sentence, median"


def test_every_other_verdict_is_a_difference() -> None:
    told = [line for line in differences(OUTCOMES) if not line.startswith(" ")]
    assert [line.split(":")[0] for line in told] == [
        "wrong number -> contradicted",
        "wrong number -> supported",
        "true  -> contradicted",
    ]
