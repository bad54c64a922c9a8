"""Fits the reader's weights and the confidence, and writes them into the package.

All of it is fitted on questions for tuning, which the cross-encoder never saw: those of
`eval/questions.jsonl`, of the invented reports and, given their articles, of
`eval/zone_news*.jsonl`; the confidence on compound questions besides.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import zoneqa.reader
from zoneqa.factory.embedders import open_words
from zoneqa.reader.cross_encoder import open_cross_encoder
from zoneqa.reader.ranking import RankingWeights, SentenceReader
from zoneqa.settings import Settings
from zoneqa_eval.fitting.examples import read_examples
from zoneqa_eval.fitting.models import (
    fit_close_reading,
    fit_confidence,
    fit_passages,
    fit_sentences,
)
from zoneqa_eval.fitting.tuning_cases import compound_cases, tuning_cases

WEIGHTS = Path(zoneqa.reader.__file__).parent / "weights"


def fit_all(
    settings: Settings, over_refusal: float, zone_news: Path | None, echo: Callable[[str], object]
) -> None:
    """Fit the models one after the other, and write each beside the reader's weights."""

    def write(name: str, row: dict[str, Any]) -> None:
        (WEIGHTS / name).write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
        echo(f"{name} {json.dumps(row)}")

    cases = list(tuning_cases(settings, zone_news))
    answerer = cases[0][1]
    encoder = open_cross_encoder(open_words(answerer.retriever.embedder), settings.threads)
    examples = read_examples(encoder, cases)
    write("passages.json", fit_passages(examples))
    depth, sentences = settings.sentences, fit_sentences(examples)
    close = fit_close_reading(encoder, RankingWeights(sentences, {}), examples, depth)
    weights = RankingWeights(sentences, close)
    write("sentences.json", asdict(weights))
    reader = SentenceReader(encoder, weights, depth)
    all_cases = (*cases, *compound_cases(cases))
    read = [(case, replace(own, reader=reader)) for case, own in all_cases]
    confidence, lines = fit_confidence(read, over_refusal)
    echo("\n".join(lines))
    write("confidence.json", confidence)
