"""The public datasets, cut into a training and a held-out part that share no article."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from training.passage import Example, Passage

# XQuAD and squad2_zh share articles of SQuAD: these are held out of both, in every language.
HELD_OUT_ARTICLES = {"Warsaw", "华沙", "Huguenot", "胡格诺", "Black_Death", "黑死病"}
LANGUAGES = ("en", "zh", "ar", "de", "el", "es", "hi", "ro", "ru", "th", "tr", "vi")

Examples = dict[str, list[Example]]
"""The examples of each dataset by its name."""


@dataclass(frozen=True)
class PublicDatasets:
    """Examples for training and held-out ones, and passages of news without questions."""

    train: Examples
    held_out: Examples
    news: list[Passage]


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph, numbered within its file, with the questions on it."""

    title: str
    number: int
    examples: list[Example]


def load(folder: Path) -> PublicDatasets:
    """Return the datasets in a folder."""
    train: Examples = defaultdict(list)
    held_out: Examples = defaultdict(list)
    for part in _squad(folder / "cmrc2018_dev_give.json"):
        out = _in_share(f"{part.title}{part.number}", 0.28)
        (held_out if out else train)["cmrc"].extend(part.examples)
    for part in _squad(folder / "drcd_dev.json"):
        out = part.title in HELD_OUT_ARTICLES or _in_share(part.title, 0.09)
        (held_out if out else train)["drcd"].extend(part.examples)
    for part in _squad(folder / "squad2_zh_dev.json"):
        (held_out if part.title in HELD_OUT_ARTICLES else train)["squad2"].extend(part.examples)
    for title, language, example in _xquad(folder / "xquad"):
        (held_out if title in HELD_OUT_ARTICLES else train)[f"xquad-{language}"].append(example)
    return PublicDatasets(train, held_out, list(_news(folder / "uhgeval.jsonl")))


def _in_share(key: str, share: float) -> bool:
    return crc32(key.encode()) % 1000 < share * 1000


def _squad(path: Path) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a file in SQuAD's layout."""
    number = 0
    for article in json.loads(path.read_text("utf-8"))["data"]:
        name = article.get("title", "")
        for paragraph in article["paragraphs"]:
            group = f"{path.stem}:{article.get('title')}"
            passage = Passage(name.replace("_", " "), paragraph["context"], group)
            found = (_example(qa, passage) for qa in paragraph["qas"])
            yield _Paragraph(name, number, [example for example in found if example])
            number += 1


def _example(qa: dict[str, Any], passage: Passage) -> Example | None:
    """Return the example; None where no reference is at its offset."""
    references = [] if qa.get("is_impossible") else qa["answers"]
    if not references:
        return Example(qa["question"], passage)
    valid = [a for a in references if passage.text.startswith(a["text"], a["answer_start"])]
    # A short answer should be as short as the shortest reference.
    best = min(valid, key=lambda a: len(a["text"]), default=None)
    if best is None:
        return None
    start, end = best["answer_start"], best["answer_start"] + len(best["text"])
    return Example(qa["question"], passage, start, end, tuple(a["text"] for a in references))


def _xquad(folder: Path) -> Iterator[tuple[str, str, Example]]:
    """Yield questions in all languages on the Chinese paragraphs, and English on English ones."""
    files = {name: list(_squad(folder / f"xquad.{name}.json")) for name in LANGUAGES}
    for index, chinese in enumerate(files["zh"]):
        for n, example in enumerate(chinese.examples):
            for name in LANGUAGES:
                question = files[name][index].examples[n].question
                translated = Example(
                    question, example.passage, example.start, example.end, example.answers
                )
                yield chinese.title, name, translated
        for example in files["en"][index].examples:
            yield chinese.title, "en-en", example


_PADDING = re.compile(r"[ \t\u3000]+")


def _news(path: Path) -> Iterator[Passage]:
    """Yield the true text of news reports in pieces; never the endings that UHGEval made up."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        whole = row["newsBeginning"] + "\n" + row["newsRemainder"]
        title = re.sub(r"^（[^）]*）", "", row["headLine"])
        paragraphs = [_PADDING.sub("", p) for p in whole.split("\n") if p.strip()]
        piece = ""
        for paragraph in paragraphs:
            piece += paragraph
            if len(piece) > 220:
                yield Passage(title, piece[:600], "uhgeval:" + row["id"])
                piece = ""
        if len(piece) > 60:
            yield Passage(title, piece, "uhgeval:" + row["id"])
