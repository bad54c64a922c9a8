"""Fits the reader's weights and the confidence, and writes them into the package.

All of it is fitted on questions for tuning, which the cross-encoder never saw: those of
`eval/questions.jsonl`, of the invented reports and, given their articles, of
`eval/zone_news*.jsonl` and `eval/twins.jsonl`; the confidence on compound questions besides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from zoneqa.factory.embedders import open_words
from zoneqa.reader.answerability import open_answerability_model
from zoneqa.reader.cross_encoder import open_cross_encoder
from zoneqa.reader.linear_model import WEIGHTS, FittedUnder, LinearModel, reader_digest
from zoneqa.reader.ranking import READ_FIRST, SentenceReader
from zoneqa.settings import Settings
from zoneqa_eval.datasets.cases import INVENTED_NEWS, QUESTIONS, REPORTS, TWINS, ZONE_NEWS
from zoneqa_eval.fitting.examples import read_for_answers, read_for_searches
from zoneqa_eval.fitting.models import (
    fit_answerability,
    fit_close_reading,
    fit_passages,
    fit_sentences,
)
from zoneqa_eval.fitting.tuning_cases import compound_cases, tuning_cases


def fit_all(
    settings: Settings, over_refusal: float, zone_news: Path | None, echo: Callable[[str], object]
) -> None:
    """Fit the models one after the other, and write each beside the reader's weights."""

    def write(name: str, model: LinearModel) -> None:
        (WEIGHTS / name).write_text(model.dump(), encoding="utf-8")
        echo(f"{name}\n{model.dump()}")

    under = fitted_under(settings, with_zone_news=zone_news is not None)
    cases = list(tuning_cases(settings, zone_news))
    pipeline = cases[0][1].pipeline
    encoder = open_cross_encoder(open_words(pipeline.retriever.embedder), settings.threads)
    write("passage_ranking.json", fit_passages(read_for_searches(encoder, cases), under))
    examples = read_for_answers(encoder, cases)
    ranking = fit_sentences(examples, under)
    write("sentence_ranking.json", ranking)
    close = fit_close_reading(encoder, ranking, examples, under)
    write("close_reading.json", close)
    reader = SentenceReader(encoder, ranking, close, settings.sentences, READ_FIRST)
    all_cases = (*cases, *compound_cases(cases))
    read = [
        (c, replace(own, pipeline=replace(own.pipeline, reader=reader))) for c, own in all_cases
    ]
    answerability, lines = fit_answerability(read, over_refusal, under)
    echo("\n".join(lines))
    write("answerability.json", answerability)


def set_threshold(threshold: float) -> None:
    """Set the threshold of the confidence."""
    model = open_answerability_model().model
    changed = replace(model, threshold=round(threshold, 4))
    (WEIGHTS / "answerability.json").write_text(changed.dump(), encoding="utf-8")


def fitted_under(settings: Settings, *, with_zone_news: bool) -> FittedUnder:
    """Return the settings of a fit, with the digests of the reader and of the questions."""
    return FittedUnder(
        passages=settings.passages,
        sentences=settings.sentences,
        passage_tokens=settings.passage_tokens,
        dense_share=settings.dense_share,
        reader=reader_digest(),
        data=_digest(with_zone_news=with_zone_news),
    )


def _digest(*, with_zone_news: bool) -> str:
    """Return the digest of the files of questions that models are fitted on."""
    folders = (path for folder in (REPORTS, INVENTED_NEWS) for path in folder.glob("*.jsonl"))
    digest = hashlib.sha256()
    for path in (QUESTIONS, *sorted(folders), *((*ZONE_NEWS, TWINS) if with_zone_news else ())):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
