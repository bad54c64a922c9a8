"""RGB: news questions, each with five passages of which a growing share is noise.

The passages are put together as RGB's own script does; their order makes no difference here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from math import ceil
from pathlib import Path
from typing import Any

from zoneqa.documents import Corpus
from zoneqa.text.normalize import clean_text
from zoneqa.types import Article
from zoneqa_eval.sets.cases import Case, Gold
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task

PASSAGES = 5
NOISE = (0.0, 0.4, 0.8, 1.0)
_INTEGRATION_NOISE = (0.0, 0.4)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Given:
    """A question with its passages; `answered` says whether they answer it."""

    kind: str
    row: Row
    passages: Sequence[str]
    answered: bool = True


def load(spec: Spec) -> Task:
    """All passages are one corpus; each case is confined to its five."""
    given = [
        *(g for row in _rows(spec.questions / "zh_refine.jsonl") for g in _refined(row)),
        *(g for row in _rows(spec.questions / "zh_int.jsonl") for g in _integrated(row)),
        *(_false(row) for row in _rows(spec.questions / "zh_fact.jsonl")),
    ]
    texts = dict.fromkeys(clean_text(text) for one in given for text in one.passages)
    articles = tuple(Article(_id(text), "", text) for text in texts)
    return Task("rgb", Corpus(articles), tuple(map(_case, given)))


def _refined(row: Row) -> Iterator[_Given]:
    for noise in NOISE:
        negative = min(ceil(PASSAGES * noise), len(row["negative"]))
        positive = min(PASSAGES - negative, len(row["positive"])) if noise < 1 else 0
        negative = PASSAGES - positive
        passages = [*row["positive"][:positive], *row["negative"][:negative]]
        yield _Given(f"noise {noise}", row, passages, answered=noise < 1)


def _integrated(row: Row) -> Iterator[_Given]:
    """One passage for each fact at least, then further ones in turn, then noise."""
    firsts = len(row["positive"])
    in_turn = [text for turn in zip_longest(*row["positive"]) for text in turn if text]
    for noise in _INTEGRATION_NOISE:
        positive = in_turn[: max(firsts, PASSAGES - ceil(PASSAGES * noise))]
        passages = [*positive, *row["negative"]][:PASSAGES]
        yield _Given(f"two facts, noise {noise}", row, passages)


def _false(row: Row) -> _Given:
    """Only passages in which the fact was replaced by a false one."""
    return _Given("false passages", row, [*row["positive_wrong"], *row["negative"]][:PASSAGES])


def _case(one: _Given) -> Case:
    texts = {_id(text): text for text in map(clean_text, one.passages)}
    return Case(
        id=f"{one.row['id']}/{one.kind}",
        question=one.row["query"],
        language="zh",
        type=one.kind,
        wording="plain",
        split="report",
        gold=tuple(_gold(one.row["answer"], texts)) if one.answered else (),
        given=tuple(texts),
    )


def _gold(answer: str | Sequence[str | Sequence[str]], texts: Mapping[str, str]) -> Iterator[Gold]:
    """A fact for each group of strings, any of which will do, in the passages that hold one."""
    for group in [answer] if isinstance(answer, str) else answer:
        strings = (group,) if isinstance(group, str) else tuple(group)
        first, *others = [i for i in texts if any(s in texts[i] for s in strings)] or [""]
        yield Gold(first, "", strings, also=tuple(others))


def _id(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def _rows(path: Path) -> Iterable[Row]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
