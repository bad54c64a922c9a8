"""The public sets to train on, cut into a training and a held-out part that share no article."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from training.passage import Item, Passage

# XQuAD and squad2_zh come from the same articles of SQuAD: these are held out of both, in every
# language.
HELD_ARTICLES = {"Warsaw", "华沙", "Huguenot", "胡格诺", "Black_Death", "黑死病"}
LANGUAGES = ("en", "zh", "ar", "de", "el", "es", "hi", "ro", "ru", "th", "tr", "vi")

Items = dict[str, list[Item]]


@dataclass(frozen=True)
class Sets:
    """Items by name of the set; `train` and `held` have the same names."""

    train: Items
    held: Items
    news: list[Passage]


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph, numbered within its file, with the questions on it."""

    title: str
    number: int
    items: list[Item]


def load(folder: Path) -> Sets:
    """The sets in a folder."""
    train: Items = defaultdict(list)
    held: Items = defaultdict(list)
    for part in _squad(folder / "cmrc2018_dev_give.json"):
        out = _in_share(f"{part.title}{part.number}", 0.28)
        (held if out else train)["cmrc"].extend(part.items)
    for part in _squad(folder / "drcd_dev.json"):
        out = part.title in HELD_ARTICLES or _in_share(part.title, 0.09)
        (held if out else train)["drcd"].extend(part.items)
    for part in _squad(folder / "squad2_zh_dev.json"):
        (held if part.title in HELD_ARTICLES else train)["squad2"].extend(part.items)
    for title, language, item in _xquad(folder / "xquad"):
        (held if title in HELD_ARTICLES else train)[f"xquad-{language}"].append(item)
    return Sets(train, held, list(_news(folder / "uhgeval.jsonl")))


def _in_share(key: str, share: float) -> bool:
    return crc32(key.encode()) % 1000 < share * 1000


def _squad(path: Path) -> Iterator[_Paragraph]:
    """The paragraphs of a file laid out as SQuAD."""
    number = 0
    for article in json.loads(path.read_text("utf-8"))["data"]:
        name = article.get("title", "")
        for paragraph in article["paragraphs"]:
            group = f"{path.stem}:{article.get('title')}"
            passage = Passage(name.replace("_", " "), paragraph["context"], group)
            found = (_item(qa, passage) for qa in paragraph["qas"])
            yield _Paragraph(name, number, [item for item in found if item])
            number += 1


def _item(qa: dict[str, Any], passage: Passage) -> Item | None:
    """None where no reference stands where it is said to."""
    known = [] if qa.get("is_impossible") else qa["answers"]
    if not known:
        return Item(qa["question"], passage)
    good = [a for a in known if passage.text.startswith(a["text"], a["answer_start"])]
    # The shortest of the references that are right: what a short answer should be.
    best = min(good, key=lambda a: len(a["text"]), default=None)
    if best is None:
        return None
    start, end = best["answer_start"], best["answer_start"] + len(best["text"])
    return Item(qa["question"], passage, start, end, tuple(a["text"] for a in known))


def _xquad(folder: Path) -> Iterator[tuple[str, str, Item]]:
    """Questions in every language on the Chinese paragraphs, and the English on the English."""
    files = {name: list(_squad(folder / f"xquad.{name}.json")) for name in LANGUAGES}
    for index, chinese in enumerate(files["zh"]):
        for n, item in enumerate(chinese.items):
            for name in LANGUAGES:
                question = files[name][index].items[n].question
                asked = Item(question, item.passage, item.start, item.end, item.answers)
                yield chinese.title, name, asked
        for item in files["en"][index].items:
            yield chinese.title, "en-en", item


_PADDING = re.compile(r"[ \t\u3000]+")


def _news(path: Path) -> Iterator[Passage]:
    """The true text of news reports, never the made-up endings, in pieces of some sentences."""
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
