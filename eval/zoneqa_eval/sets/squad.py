"""Sets in SQuAD's layout: each paragraph is an article. `held` is what training never saw."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zoneqa.documents import Corpus
from zoneqa.text.normalize import clean_text
from zoneqa.types import Article
from zoneqa_eval.sets.cases import Case, Gold
from zoneqa_eval.sets.held import held_questions
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task

GIVEN, OPEN = "given", "open"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph and the cases on it, in the order of the file."""

    article: Article
    cases: Sequence[Case]


def load(spec: Spec) -> Task:
    """Each question twice: with its paragraph given, and open over all of them."""
    paragraphs = _read(spec.questions, held_questions(spec.questions))
    asked = (case for paragraph in paragraphs for case in paragraph.cases)
    return _task(spec.questions.stem, paragraphs, (twin for case in asked for twin in _twins(case)))


def load_xquad(spec: Spec) -> Task:
    """Chinese and English questions on the Chinese paragraphs."""
    held = held_questions(spec.questions)
    chinese = _read(spec.questions / "xquad.zh.json", held)
    english = _read(spec.questions / "xquad.en.json", held)
    cases = [
        replace(_open(case), id=f"{case.id}/{language}", question=question, language=language)
        for paragraph, other in zip(chinese, english, strict=True)
        for case, theirs in zip(paragraph.cases, other.cases, strict=True)
        for language, question in (("zh", case.question), ("en", theirs.question))
    ]
    return _task(spec.questions.name, chinese, cases)


def _task(name: str, paragraphs: Sequence[_Paragraph], cases: Iterable[Case]) -> Task:
    listed = tuple(cases)
    relevant = {c.id: frozenset(g.article for g in c.gold) for c in listed if c.gold}
    return Task(name, Corpus(tuple(p.article for p in paragraphs)), listed, relevant)


def _twins(case: Case) -> tuple[Case, Case]:
    given = replace(case, id=f"{case.id}/{GIVEN}", type=GIVEN)
    return given, replace(_open(case), id=f"{case.id}/{OPEN}")


def _open(case: Case) -> Case:
    """The case over all paragraphs."""
    return replace(case, type=OPEN, given=())


def _read(path: Path, held: set[tuple[str, str]]) -> list[_Paragraph]:
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    found = [(one.get("title", ""), part) for one in data for part in one["paragraphs"]]
    return [
        _paragraph(
            Article(f"{path.stem}-{n}", title.replace("_", " "), clean_text(part["context"])),
            part,
            held,
        )
        for n, (title, part) in enumerate(found)
    ]


def _paragraph(article: Article, part: dict[str, Any], held: set[tuple[str, str]]) -> _Paragraph:
    cases = [
        Case(
            id=row["id"],
            question=row["question"],
            language="zh",
            type="",
            wording="plain",
            split="held" if (part["context"], row["question"]) in held else "trained",
            gold=_gold(article, row),
            given=(article.id,),
        )
        for row in part["qas"]
    ]
    return _Paragraph(article, cases)


def _gold(article: Article, row: dict[str, Any]) -> tuple[Gold, ...]:
    answers = tuple(dict.fromkeys(answer["text"] for answer in row["answers"]))
    known = answers and not row.get("is_impossible")
    return (Gold(article.id, "", answers),) if known else ()
