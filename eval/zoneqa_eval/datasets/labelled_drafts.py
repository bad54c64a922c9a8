"""Drafts with planted errors, on the shipped articles and on invented ones: eval/drafts.jsonl."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from zoneqa.types import Bounds
from zoneqa_eval.datasets.cases import HOME
from zoneqa_eval.files import read_jsonl

DRAFTS = HOME / "eval" / "drafts.jsonl"
DRAFT_ARTICLES = HOME / "eval" / "draft_articles.jsonl"

Label = Literal["true", "wrong", "unknown", "nothing"]
"""What the articles say of a sentence: the same, something else, nothing; or it says nothing."""

LABELS: tuple[Label, ...] = get_args(Label)


@dataclass(frozen=True, slots=True)
class LabelledDraftSentence:
    """A sentence at a place of a draft's text; for a wrong one, what is wrong and what is right."""

    text: str
    place: Bounds
    label: Label
    kind: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class LabelledDraft:
    """A draft as a person would type it: its title in the first line, paragraphs below."""

    id: str
    split: str
    date: str
    text: str
    sentences: tuple[LabelledDraftSentence, ...]


def read_labelled_drafts(path: Path = DRAFTS, split: str | None = None) -> list[LabelledDraft]:
    """Return the drafts of a file, or those of one split."""
    found = []
    for row in read_jsonl(path):
        text, sentences = row["title"], []
        for paragraph in row["paragraphs"]:
            text += "\n\n"
            for each in paragraph:
                start = len(text)
                text += each["text"]
                rest = {name: value for name, value in each.items() if name != "text"}
                sentences.append(LabelledDraftSentence(each["text"], (start, len(text)), **rest))
        found.append(LabelledDraft(row["id"], row["split"], row["date"], text, tuple(sentences)))
    return [draft for draft in found if split in (None, draft.split)]
