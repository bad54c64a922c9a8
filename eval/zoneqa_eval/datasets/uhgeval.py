"""UHGEval: news with its true continuation and one that a language model made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zoneqa.serialize import Json
from zoneqa.types import Article
from zoneqa_eval.datasets.verify_cases import VerifyCase, cited
from zoneqa_eval.files import read_jsonl

BEGINNING, WHOLE = "UHGEval, beginning", "UHGEval, whole"
"""The evidence: the beginning of the news, which says neither continuation, or all of the news."""


def read_continuations(path: Path, split: str) -> dict[str, list[VerifyCase]]:
    """Return both continuations of each report by what they are verified against.

    Reports in the odd lines, counted from 0, are for reporting, the others for tuning.
    """
    rows = read_jsonl(path)[int(split == "report") :: 2]
    return {name: [c for row in rows for c in _cases(row, name)] for name in (BEGINNING, WHOLE)}


def _cases(row: Json, evidence: str) -> Iterator[VerifyCase]:
    beginning = row["newsBeginning"]
    text = f"{beginning}\n{row['newsRemainder']}"
    article = Article(row["id"], row["headLine"], text, date=row["broadcastDate"][:10])
    spans = cited(article, [(0, len(beginning if evidence == BEGINNING else text))])
    for kind in ("real", "hallucinated"):
        sentence = row[f"{kind}Continuation"]
        yield VerifyCase(f"{row['id']}/{kind}", evidence, kind, kind == "real", sentence, spans)
