"""Make documents from a seed, read them as `zoneqa index` does, and score each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from zoneqa.documents import read_corpus
from zoneqa.errors import UsageError
from zoneqa.types import Article, Progress
from zoneqa_eval.console import say
from zoneqa_eval.layout.cell_score import CellScore, score_cells
from zoneqa_eval.layout.compact import compact
from zoneqa_eval.layout.content import SampleDocument
from zoneqa_eval.layout.kinds import KINDS, Author
from zoneqa_eval.layout.producers import PRODUCERS, Producer, is_installed
from zoneqa_eval.layout.text_score import TextScore, score_text
from zoneqa_eval.layout.truth import Truth, truth_of


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A file to be made; it follows from the seed, whichever others are made."""

    file: str
    producer: Producer
    document: SampleDocument


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """What was read of a file beside what should have been; `faults` say what is wrong."""

    file: str
    producer: str
    kind: str
    title: bool
    text: TextScore
    cells: CellScore
    faults: tuple[str, ...]


def plan(count: int, seed: int) -> Iterator[PlannedDocument]:
    """Yield documents of every kind by every producer in turn."""
    pairs = [(kind, p) for kind in KINDS for p in PRODUCERS if kind in p.kinds]
    for number, (kind, producer) in enumerate(islice(cycle(pairs), count), 1):
        author = Author.of_seed(f"{seed}/{number}", producer.merges)
        file = f"{number:03}-{producer.name}{producer.suffix}"
        yield PlannedDocument(file, producer, KINDS[kind](author))


def run(
    count: int, seed: int, names: Sequence[str], folder: Path, progress: Progress
) -> list[DocumentScore]:
    """Make documents in a fresh folder, read and score them; without names, by all producers.

    Raises UsageError for a producer that does not exist.
    """
    producers = _producers(names)
    chosen = [each for each in plan(count, seed) if each.producer in producers]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, each in enumerate(chosen, 1):
        (folder / each.file).write_bytes(each.producer.write(each.document))
        progress(number, len(chosen))
    return score_documents(chosen, folder)


def score_documents(planned: Sequence[PlannedDocument], folder: Path) -> list[DocumentScore]:
    """Return the scores of documents that were written into a folder."""
    corpus = read_corpus(folder)
    articles = {article.id: article for article in corpus.articles}
    reports = {report.name: report for report in corpus.report.files}
    scores = []
    for each in planned:
        report = reports[each.file]
        found = [articles[name] for name in report.articles]
        remarks = [problem.says for problem in report.problems]
        remarks += [f"taken for another print of {other.of}" for other in report.duplicates]
        scores.append(_score(each, found, remarks))
    return scores


def _producers(names: Sequence[str]) -> list[Producer]:
    """Return the producers of these names that this machine has, and say which it lacks."""
    known = {producer.name: producer for producer in PRODUCERS}
    if unknown := set(names) - known.keys():
        raise UsageError(f"There is no producer {min(unknown)}; there are {', '.join(known)}.")
    wanted = [known[name] for name in names or known]
    for producer in wanted:
        if not is_installed(producer):
            say(f"{producer.name} is skipped: it is not installed.")
    return list(filter(is_installed, wanted))


def _score(
    planned: PlannedDocument, articles: Sequence[Article], remarks: Sequence[str]
) -> DocumentScore:
    truth = truth_of(planned.document)
    text, cells = score_text(truth, articles), score_cells(truth, articles)
    title = _title_fault(truth, articles)
    return DocumentScore(
        planned.file,
        planned.producer.name,
        planned.document.kind,
        not title,
        text,
        cells,
        (*remarks, *filter(None, [title]), *text.faults, *cells.faults),
    )


def _title_fault(truth: Truth, articles: Sequence[Article]) -> str:
    """Return what is wrong with the title, or an empty text."""
    if not articles:
        return "no article was read"
    found = articles[0].title
    return "" if compact(found) == compact(truth.title) else f"title {truth.title} read as {found}"
