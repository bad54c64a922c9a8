"""Datasets in SQuAD's layout: each paragraph is an article, under the title of its page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from zoneqa.documents import Corpus
from zoneqa.serialize import Json
from zoneqa.text.normalize import clean_text
from zoneqa.types import Article
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import Dataset, gold_articles
from zoneqa_eval.datasets.held_out import Question, held_out_questions
from zoneqa_eval.datasets.spec import Spec

GIVEN, OPEN = "given", "open"
HELD_OUT, TRAINED = "held_out", "trained"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph and its cases, in the order of the file."""

    article: Article
    cases: Sequence[Case]


def load(spec: Spec) -> Dataset:
    """Return the dataset with each question twice: paragraph given, and open over all of them."""
    paragraphs = _read(spec.questions, held_out_questions(spec.questions))
    cases = (case for paragraph in paragraphs for case in paragraph.cases)
    both = (version for case in cases for version in (_given(case), _open(case)))
    return _dataset(spec.questions.stem, paragraphs, both)


def load_open(spec: Spec) -> Dataset:
    """Return the dataset with each question once, over all paragraphs."""
    paragraphs = _read(spec.questions, held_out_questions(spec.questions))
    cases = (_open(case) for paragraph in paragraphs for case in paragraph.cases)
    return _dataset(spec.questions.stem, paragraphs, cases)


def load_xquad(spec: Spec) -> Dataset:
    """Return Chinese and English questions on the Chinese paragraphs."""
    held_out = held_out_questions(spec.questions)
    chinese = _read(spec.questions / "xquad.zh.json", held_out)
    english = _read(spec.questions / "xquad.en.json", held_out)
    cases = [
        replace(
            case,
            id=f"{case.id}/{language}",
            question=question,
            language=language,
            type=OPEN,
            given=(),
        )
        for paragraph, translated in zip(chinese, english, strict=True)
        for case, other in zip(paragraph.cases, translated.cases, strict=True)
        for language, question in (("zh", case.question), ("en", other.question))
    ]
    return _dataset(spec.questions.name, chinese, cases)


def _dataset(name: str, paragraphs: Sequence[_Paragraph], cases: Iterable[Case]) -> Dataset:
    listed = tuple(cases)
    corpus = Corpus(tuple(paragraph.article for paragraph in paragraphs))
    return Dataset(name, corpus, listed, gold_articles(listed))


def _given(case: Case) -> Case:
    return replace(case, id=f"{case.id}/{GIVEN}", type=GIVEN)


def _open(case: Case) -> Case:
    return replace(case, id=f"{case.id}/{OPEN}", type=OPEN, given=())


def _read(path: Path, held_out: Set[Question]) -> list[_Paragraph]:
    pages = json.loads(path.read_text(encoding="utf-8"))["data"]
    rows = [(page.get("title", ""), row) for page in pages for row in page["paragraphs"]]
    return [
        _paragraph(
            Article(f"{path.stem}-{n}", title.replace("_", " "), clean_text(row["context"])),
            row,
            held_out,
        )
        for n, (title, row) in enumerate(rows)
    ]


def _paragraph(article: Article, row: Json, held_out: Set[Question]) -> _Paragraph:
    cases = [
        Case(
            id=qa["id"],
            question=qa["question"],
            language="zh",
            type="",
            wording="plain",
            split=HELD_OUT if (row["context"], qa["question"]) in held_out else TRAINED,
            gold=_gold(article, qa),
            given=(article.id,),
        )
        for qa in row["qas"]
    ]
    return _Paragraph(article, cases)


def _gold(article: Article, qa: Json) -> tuple[Gold, ...]:
    answers = tuple(dict.fromkeys(answer["text"] for answer in qa["answers"]))
    answerable = answers and not qa.get("is_impossible")
    return (Gold(article.id, "", answers),) if answerable else ()
