"""Measure the reader on held-out questions: python -m training.measure --sets DIR [--weights DIR].

Each text is read passage by passage, as in the first reading of zoneqa; the span with the highest
lead over "not in this text" is taken. AUROC is of answerable against unanswerable questions.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from statistics import fmean

import click
from safetensors.numpy import load_file

from training import pretrained, public_datasets, reports
from training.export import GRAPH, HOME, SMALL
from training.passage import Example, Passage
from training.seeding import seeded_random
from zoneqa.embedding.onnx import open_session
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.reader.cross_encoder import CrossEncoder, FocusedText, OutputLayers
from zoneqa_eval.measures.abstention import auroc
from zoneqa_eval.measures.span_match import exact_match, f1, plain

HEADER = "set", "questions", "AUROC lead", "AUROC answer", "exact", "holds", "F1"
"""The columns; "holds" is the share of spans that contain a reference."""


@dataclass(frozen=True)
class Prediction:
    """The best span of a text for a question, and the highest logits of its passages."""

    example: Example
    words: str
    lead: float
    answer: float

    @property
    def answerable(self) -> bool:
        """Return whether the text answers at all."""
        return bool(self.example.answers)


def open_reader(folder: Path, threads: int) -> CrossEncoder:
    """Return the exported reader in a folder."""
    source = pretrained.load()
    session = open_session(folder / GRAPH, threads)
    return CrossEncoder(
        WordVectors(source.tokenizer, source.words),
        session,
        OutputLayers(**load_file(folder / SMALL)),
    )


def read(reader: CrossEncoder, example: Example) -> Prediction:
    """Return the prediction for the whole text of an example."""
    title, text = example.passage.title, example.passage.text
    spans = reports.passages(text)
    seen = reader.read(
        example.question, [FocusedText(title, text[a:b], ((0, b - a),)) for a, b in spans]
    )
    words = [one.words[0] for one in seen]
    best = max(range(len(spans)), key=lambda n: words[n].lead)
    start, end = (spans[best][0] + place for place in words[best].span)
    return Prediction(example, text[start:end], words[best].lead, max(one.answer for one in seen))


def row(predictions: Sequence[Prediction]) -> tuple[str, ...]:
    """Return the cells of one dataset, after its name."""
    positive = [p for p in predictions if p.answerable]
    negative = [p for p in predictions if not p.answerable]
    lead = auroc([p.lead for p in positive], [p.lead for p in negative])
    answer = auroc([p.answer for p in positive], [p.answer for p in negative])
    measures = (exact_match, contains, f1)
    spans = [fmean(score(p.words, p.example.answers) for p in positive) for score in measures]
    return str(len(predictions)), *("-" if isnan(n) else f"{n:.3f}" for n in (lead, answer, *spans))


def contains(answer: str, references: Sequence[str]) -> float:
    """Return 1 if a reference is part of an answer, marks aside."""
    return float(any(plain(reference) in plain(answer) for reference in references))


def held_out(folder: Path) -> dict[str, list[Example]]:
    """Return the questions to measure on, by dataset."""
    held_out_parts = public_datasets.load(folder).held_out
    return {
        "reports": _questions(reports.FOLDER),
        "news": _questions(reports.NEWS),
        "CMRC 2018": held_out_parts["cmrc"],
        "SQuAD 2.0 zh": held_out_parts["squad2"],
        "XQuAD en-zh": held_out_parts["xquad-en"],
    }


def _questions(folder: Path) -> list[Example]:
    return [
        Example(a.question, Passage(a.title, a.text), answers=a.answers if a.quote else ())
        for a in reports.load(folder)
        if a.held_out
    ]


def main() -> None:
    """Print one line for each dataset."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True, help="folder of the public datasets")
    parser.add_argument("--weights", type=Path, default=HOME, help="folder of the exported reader")
    parser.add_argument("--limit", type=int, help="at most so many questions of each dataset")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    options = parser.parse_args()
    reader = open_reader(options.weights, options.threads)
    click.echo(_line(HEADER))
    for name, items in held_out(options.sets).items():
        count = min(options.limit or len(items), len(items))
        sample = seeded_random(5).sample(items, count)
        click.echo(_line((name, *row([read(reader, example) for example in sample]))))


def _line(cells: Sequence[str]) -> str:
    return cells[0].ljust(14) + "".join(cell.rjust(14) for cell in cells[1:])


if __name__ == "__main__":
    main()
