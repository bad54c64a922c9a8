"""Citation recall and precision as ALCE defines them; first, that each quote stands verbatim.

A quote that does not stand where it is said to supports nothing. Recall: the share of sentences
that the union of their citations entails. Precision: the share of citations that are needed, or
that entail their sentence alone. Both are means over answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa_eval.measures.results import Report, Results, mean
from zoneqa_eval.measures.score import plain, stands

Entails = Callable[[str, str], bool]
"""Whether a premise entails a hypothesis."""


def measure(results: Results) -> Report:
    """The figures over all answers that say something."""
    answers = {i: row for i, row in results.rows["answer"].items() if row and row["sentences"]}
    texts = results.task.texts
    pairs = {i: recall_precision(answer, texts, contains) for i, answer in answers.items()}
    exact = {
        i: fmean(stands(citation, texts) for citation in answer["citations"])
        for i, answer in answers.items()
        if answer["citations"]
    }
    group = "citations (ALCE)"
    return Report(
        (
            mean("quotes that stand verbatim", exact, group),
            mean("citation recall", {i: recall for i, (recall, _) in pairs.items()}, group),
            mean(
                "citation precision", {i: precision for i, (_, precision) in pairs.items()}, group
            ),
        )
    )


def contains(premise: str, hypothesis: str) -> bool:
    """Entailment without a model: what is said stands in what is quoted."""
    return plain(hypothesis) in plain(premise)


def recall_precision(
    answer: Json, texts: Mapping[str, str], entails: Entails
) -> tuple[float, float]:
    """Citation recall and precision of one answer that has sentences."""
    quotes = {
        citation["marker"]: citation["quote"] if stands(citation, texts) else None
        for citation in answer["citations"]
    }
    recalls: list[float] = []
    precise: list[float] = []
    for sentence in answer["sentences"]:
        cited = [quotes.get(marker) for marker in sentence["markers"]]
        supported = _entailed(cited, sentence["text"], entails)
        recalls.append(supported)
        precise += [
            supported and _needed(cited, n, sentence["text"], entails) for n in range(len(cited))
        ]
    return fmean(recalls), fmean(precise) if precise else 0.0


def _needed(cited: list[str | None], n: int, text: str, entails: Entails) -> bool:
    """Whether a citation supports a sentence alone, or the others do not support it without it."""
    if len(cited) == 1 or _entailed([cited[n]], text, entails):
        return True
    return not _entailed(cited[:n] + cited[n + 1 :], text, entails)


def _entailed(cited: list[str | None], text: str, entails: Entails) -> bool:
    premise = "\n".join(quote for quote in cited if quote)
    return bool(premise) and entails(premise, text)
