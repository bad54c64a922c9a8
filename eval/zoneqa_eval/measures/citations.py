"""Citation recall and precision as ALCE defines them, and whether each quote is verbatim.

A quote that is not verbatim supports nothing. Recall: the share of sentences that their citations
together entail. Precision: the share of citations that entail their sentence alone, or without
which the others do not. Both are means over answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa_eval.measures.base import Measurement, Responses, mean
from zoneqa_eval.measures.scoring import is_verbatim, normalized

Entails = Callable[[str, str], bool]
"""Return whether a premise entails a hypothesis."""

_GROUP = "citations (ALCE)"


def measure(responses: Responses) -> Measurement:
    """Return the metrics over all answers that have sentences."""
    rows = responses.rows["answer"]
    answers = {i: row for i, row in rows.items() if row and row["sentences"]}
    texts = responses.dataset.texts
    pairs = {i: recall_precision(answer, texts, contains) for i, answer in answers.items()}
    verbatim = {
        i: fmean(is_verbatim(citation, texts) for citation in answer["citations"])
        for i, answer in answers.items()
        if answer["citations"]
    }
    recalls = {i: recall for i, (recall, _) in pairs.items()}
    precisions = {i: precision for i, (_, precision) in pairs.items()}
    return Measurement(
        (
            mean("quotes that stand verbatim", verbatim, _GROUP),
            mean("citation recall", recalls, _GROUP),
            mean("citation precision", precisions, _GROUP),
        )
    )


def contains(premise: str, hypothesis: str) -> bool:
    """Return whether the hypothesis occurs in the premise: entailment without a model."""
    return normalized(hypothesis) in normalized(premise)


def recall_precision(
    answer: Json, texts: Mapping[str, str], entails: Entails
) -> tuple[float, float]:
    """Return citation recall and precision of one answer that has sentences."""
    quotes = {
        citation["marker"]: citation["quote"] if is_verbatim(citation, texts) else None
        for citation in answer["citations"]
    }
    recalls: list[bool] = []
    precisions: list[bool] = []
    for sentence in answer["sentences"]:
        text, cited = sentence["text"], [quotes.get(marker) for marker in sentence["markers"]]
        supported = _entailed(cited, text, entails)
        recalls.append(supported)
        precisions += [supported and _is_needed(cited, n, text, entails) for n in range(len(cited))]
    return fmean(recalls), fmean(precisions) if precisions else 0.0


def _is_needed(cited: Sequence[str | None], n: int, text: str, entails: Entails) -> bool:
    """Return whether a citation entails a sentence alone, or the others do not without it."""
    if len(cited) == 1 or _entailed([cited[n]], text, entails):
        return True
    return not _entailed([*cited[:n], *cited[n + 1 :]], text, entails)


def _entailed(cited: Sequence[str | None], text: str, entails: Entails) -> bool:
    premise = "\n".join(quote for quote in cited if quote)
    return bool(premise) and entails(premise, text)
