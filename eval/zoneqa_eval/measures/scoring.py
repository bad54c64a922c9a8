"""Scores of single answers: pure functions of a case and the JSON of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa.text.normalize import fold
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.results import bootstrap

_SPACE = re.compile(r"\s+")

Texts = Mapping[str, str]
"""The text of each article by its id."""


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one answer.

    `fact`: the sentences state every fact. `cited`: so do citations of the right articles.
    `short`: the short answer contains one. A missing answer is neither `answered` nor `refused`.
    """

    case: Case
    answered: bool
    refused: bool
    fact: bool
    cited: bool
    short: bool
    length: int


def score(case: Case, answer: Json | None) -> Score:
    """Return the score of an answer; a missing answer scores nothing."""
    if answer is None:
        return Score(case, False, False, False, False, False, 0)
    text = normalized(" ".join(sentence["text"] for sentence in answer["sentences"]))
    short = normalized(answer["short_answer"] or "")
    return Score(
        case=case,
        answered=not answer["abstained"],
        refused=answer["abstained"],
        fact=case.answerable and states_all(case, text),
        cited=case.answerable and _cites_all(case, answer),
        short=any(contains_answer(short, normalized(a)) for g in case.gold for a in g.answers),
        length=len(answer["answer"]),
    )


def states_all(case: Case, text: str) -> bool:
    """Return whether a normalized text contains every fact of a case."""
    return all(
        any(contains_answer(text, normalized(a)) for a in gold.answers) for gold in case.gold
    )


def _cites_all(case: Case, answer: Json) -> bool:
    quotes = [(reprint_ids(c), normalized(c["quote"])) for c in answer["citations"]]
    return all(
        any(
            not ids.isdisjoint(gold.articles) and contains_answer(quote, normalized(a))
            for ids, quote in quotes
            for a in gold.answers
        )
        for gold in case.gold
    )


def reprint_ids(citation: Json) -> set[str]:
    """Return the ids of the cited article and of its reprints."""
    return {citation["article_id"], *(reprint["id"] for reprint in citation.get("also", ()))}


def contains_answer(text: str, answer: str) -> bool:
    """Return whether an answer occurs in a text, and not inside a longer number: 13% has no 3%.

    Both are normalized.
    """
    before = r"(?<!\d)(?<!\d[.,])" if answer[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if answer[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(answer)}{after}", text) is not None


def normalized(text: str) -> str:
    """Return a text as answers are compared: folded, without white space."""
    return _SPACE.sub("", fold(text))


def share(scores: Sequence[Score], test: Callable[[Score], bool]) -> float | None:
    """Return the share of the scores that pass a test; None if there are no scores."""
    return fmean(test(s) for s in scores) if scores else None


def interval(scores: Sequence[Score], test: Callable[[Score], bool]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a share, resampling facts, not their wordings."""
    return bootstrap.interval({s.case.id: float(test(s)) for s in scores})


def all_verbatim(answer: Json, texts: Texts) -> bool:
    """Return whether every citation is verbatim."""
    return all(is_verbatim(citation, texts) for citation in answer["citations"])


def is_verbatim(citation: Json, texts: Texts) -> bool:
    """Return whether a quote is what its article holds at its offsets."""
    text = texts.get(citation["article_id"], "")
    return bool(text[citation["start"] : citation["end"]] == citation["quote"])
