"""Scoring answers: pure functions over a case and the JSON of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa.text.normalize import fold
from zoneqa_eval.figures import bootstrap
from zoneqa_eval.sets.cases import Case

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer achieved; `cited` only means something where `fact` does.

    A missing answer is neither `answered` nor `refused`.
    """

    case: Case
    answered: bool
    refused: bool
    fact: bool
    cited: bool
    short: bool
    length: int


def score(case: Case, answer: Json | None) -> Score:
    """The score of an answer; a missing answer scores nothing."""
    if answer is None:
        return Score(case, False, False, False, False, False, 0)
    said = plain(" ".join(sentence["text"] for sentence in answer["sentences"]))
    quotes = [(prints(citation), plain(citation["quote"])) for citation in answer["citations"]]
    cited = [
        any(
            not ids.isdisjoint((gold.article, *gold.also)) and holds(quote, plain(a))
            for ids, quote in quotes
            for a in gold.answers
        )
        for gold in case.gold
    ]
    short = plain(answer["short_answer"] or "")
    return Score(
        case=case,
        answered=not answer["abstained"],
        refused=answer["abstained"],
        fact=case.answerable and says_all(case, said),
        cited=case.answerable and all(cited),
        short=any(holds(short, plain(a)) for gold in case.gold for a in gold.answers),
        length=len(answer["answer"]),
    )


def says_all(case: Case, said: str) -> bool:
    """Whether a plain text holds every fact of a case."""
    return all(any(holds(said, plain(a)) for a in gold.answers) for gold in case.gold)


def prints(citation: Json) -> set[str]:
    """The ids under which the article of a citation was printed."""
    return {citation["article_id"], *(origin["id"] for origin in citation.get("also", ()))}


def holds(text: str, answer: str) -> bool:
    """Whether an answer stands in a text, and is not cut out of a longer number: 3% is not in 13%.

    Both are plain.
    """
    before = r"(?<!\d)(?<!\d[.,])" if answer[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if answer[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(answer)}{after}", text) is not None


def plain(text: str) -> str:
    """Text as answers are compared: folded, without white space."""
    return _SPACE.sub("", fold(text))


def share(scores: Sequence[Score], of: Callable[[Score], bool]) -> float | None:
    """The share of the scores that a test holds for; None if there are none."""
    return fmean(of(s) for s in scores) if scores else None


def interval(scores: Sequence[Score], of: Callable[[Score], bool]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a share, drawing whole facts, not their paraphrases."""
    return bootstrap.interval({s.case.id: float(of(s)) for s in scores})


def verbatim(answer: Json, texts: Mapping[str, str]) -> bool:
    """Whether every citation's quote stands at its offsets in its article."""
    return all(stands(citation, texts) for citation in answer["citations"])


def stands(citation: Json, texts: Mapping[str, str]) -> bool:
    """Whether a quote stands at its offsets in its article."""
    text = texts.get(citation["article_id"], "")
    return bool(text[citation["start"] : citation["end"]] == citation["quote"])
