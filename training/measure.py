"""Measure the reader on held-out questions: python -m training.measure --sets DIR [--weights DIR].

Each text is read as it is first read when questions are answered, passage by passage, and the span
with the highest lead over "not in this text" is taken. AUROC tells questions that the text answers
from those that it does not.
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

from training import packed, reports, scores, sets
from training.chance import seeded
from training.export import GRAPH, HOME, SMALL
from training.passage import Item, Passage
from zoneqa.embedding.onnx import open_session
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.reader.cross_encoder import CrossEncoder, FocusedText, OutputLayers

HEADER = "set", "questions", "AUROC lead", "AUROC answer", "exact", "holds", "F1"


@dataclass(frozen=True)
class Said:
    """The best span of a text for an item's question, and the highest logits of its windows."""

    item: Item
    words: str
    lead: float
    answer: float

    @property
    def right(self) -> bool:
        """Whether the text answers at all."""
        return bool(self.item.answers)


def open_reader(folder: Path, threads: int) -> CrossEncoder:
    """The exported reader in a folder."""
    source = packed.load()
    session = open_session(folder / GRAPH, threads)
    return CrossEncoder(
        WordVectors(source.tokenizer, source.words),
        session,
        OutputLayers(**load_file(folder / SMALL)),
    )


def read(reader: CrossEncoder, item: Item) -> Said:
    """Read the whole text of an item, passage by passage."""
    title, text = item.passage.title, item.passage.text
    spans = reports.passages(text)
    seen = reader.read(
        item.question, [FocusedText(title, text[a:b], ((0, b - a),)) for a, b in spans]
    )
    words = [one.words[0] for one in seen]
    best = max(range(len(spans)), key=lambda n: words[n].lead)
    start, end = (spans[best][0] + place for place in words[best].span)
    return Said(item, text[start:end], words[best].lead, max(one.answer for one in seen))


def row(said: Sequence[Said]) -> tuple[str, ...]:
    """The figures of one set, after its name."""
    good, bad = [s for s in said if s.right], [s for s in said if not s.right]
    lead = scores.auroc([s.lead for s in good], [s.lead for s in bad])
    answer = scores.auroc([s.answer for s in good], [s.answer for s in bad])
    kinds = (scores.exact, scores.holds, scores.f1)
    spans = [fmean(score(s.words, s.item.answers) for s in good) for score in kinds]
    return str(len(said)), *("-" if isnan(n) else f"{n:.3f}" for n in (lead, answer, *spans))


def held_out(folder: Path) -> dict[str, list[Item]]:
    """The questions to measure on, by set."""
    held = sets.load(folder).held
    return {
        "reports": _asked(reports.FOLDER),
        "news": _asked(reports.NEWS),
        "CMRC 2018": held["cmrc"],
        "SQuAD 2.0 zh": held["squad2"],
        "XQuAD en-zh": held["xquad-en"],
    }


def _asked(folder: Path) -> list[Item]:
    return [
        Item(a.question, Passage(a.title, a.text), answers=a.answers if a.quote else ())
        for a in reports.load(folder)
        if a.held
    ]


def main() -> None:
    """Print one line for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--weights", type=Path, default=HOME, help="folder of the exported reader")
    parser.add_argument("--limit", type=int, help="at most so many questions of each set")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    options = parser.parse_args()
    reader = open_reader(options.weights, options.threads)
    click.echo(_line(HEADER))
    for name, items in held_out(options.sets).items():
        count = min(options.limit or len(items), len(items))
        some = seeded(5).sample(items, count)
        click.echo(_line((name, *row([read(reader, item) for item in some]))))


def _line(cells: Sequence[str]) -> str:
    return cells[0].ljust(14) + "".join(cell.rjust(14) for cell in cells[1:])


if __name__ == "__main__":
    main()
