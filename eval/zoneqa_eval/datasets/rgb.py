"""RGB: news questions, each with five passages of which a growing share is noise.

The passages are chosen as RGB's own script does; their order makes no difference here. For
retrieval alone, each question is put to the passages of all questions together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from math import ceil

from zoneqa.documents import Corpus
from zoneqa.serialize import Json
from zoneqa.text.normalize import clean_text
from zoneqa.types import Article
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.files import read_jsonl

PASSAGES = 5
NOISE = (0.0, 0.4, 0.8, 1.0)
_INTEGRATION_NOISE = (0.0, 0.4)


@dataclass(frozen=True, slots=True)
class _Setup:
    """A question with its passages; `answerable` says whether they answer it."""

    type: str
    row: Json
    passages: Sequence[str]
    answerable: bool = True


def load(spec: Spec) -> Dataset:
    """Return the dataset: all passages form the corpus, each case is confined to its five."""
    folder = spec.questions
    setups = [
        *(s for row in read_jsonl(folder / "zh_refine.jsonl") for s in _noise_setups(row)),
        *(s for row in read_jsonl(folder / "zh_int.jsonl") for s in _integration_setups(row)),
        *(_false_setup(row) for row in read_jsonl(folder / "zh_fact.jsonl")),
    ]
    texts = dict.fromkeys(clean_text(text) for setup in setups for text in setup.passages)
    articles = tuple(Article(_id(text), "", text) for text in texts)
    return Dataset("rgb", Corpus(articles), tuple(map(_case, setups)))


def load_pooled(spec: Spec) -> Dataset:
    """Return the questions with one answer, and the passages of all questions as one corpus."""
    names = ("zh_refine", "zh_int", "zh_fact")
    rows = {name: read_jsonl(spec.questions / f"{name}.jsonl") for name in names}
    pooled = (text for part in rows.values() for row in part for text in _passages(row))
    articles = {_id(text): Article(_id(text), "", text) for text in map(clean_text, pooled)}
    asked = {str(row["id"]): row for row in rows["zh_refine"]}
    cases = tuple(
        Case(i, row["query"], "zh", "pooled", "plain", "report", ()) for i, row in asked.items()
    )
    relevant = {
        i: frozenset(_id(clean_text(text)) for text in row["positive"]) for i, row in asked.items()
    }
    return Dataset("rgb-pooled", Corpus(tuple(articles.values())), cases, relevant)


def _passages(row: Json) -> Iterator[str]:
    """Yield the passages of a question, of those with several facts the passages of each."""
    for text in (*row["positive"], *row["negative"]):
        yield from [text] if isinstance(text, str) else text


def _noise_setups(row: Json) -> Iterator[_Setup]:
    for noise in NOISE:
        negative = min(ceil(PASSAGES * noise), len(row["negative"]))
        positive = min(PASSAGES - negative, len(row["positive"])) if noise < 1 else 0
        negative = PASSAGES - positive
        passages = [*row["positive"][:positive], *row["negative"][:negative]]
        yield _Setup(f"noise {noise}", row, passages, answerable=noise < 1)


def _integration_setups(row: Json) -> Iterator[_Setup]:
    """Yield one passage for each fact at least, then more of each in turn, then noise."""
    facts = len(row["positive"])
    in_turn = [text for turn in zip_longest(*row["positive"]) for text in turn if text]
    for noise in _INTEGRATION_NOISE:
        positive = in_turn[: max(facts, PASSAGES - ceil(PASSAGES * noise))]
        passages = [*positive, *row["negative"]][:PASSAGES]
        yield _Setup(f"two facts, noise {noise}", row, passages)


def _false_setup(row: Json) -> _Setup:
    """Return only passages in which the fact was replaced by a false one."""
    return _Setup("false passages", row, [*row["positive_wrong"], *row["negative"]][:PASSAGES])


def _case(setup: _Setup) -> Case:
    texts = {_id(text): text for text in map(clean_text, setup.passages)}
    return Case(
        id=f"{setup.row['id']}/{setup.type}",
        question=setup.row["query"],
        language="zh",
        type=setup.type,
        wording="plain",
        split="report",
        gold=tuple(_gold(setup.row["answer"], texts)) if setup.answerable else (),
        given=tuple(texts),
    )


def _gold(answer: str | Sequence[str | Sequence[str]], texts: Mapping[str, str]) -> Iterator[Gold]:
    """Yield a fact for each group of alternative strings, in the passages that hold one of them."""
    for group in [answer] if isinstance(answer, str) else answer:
        strings = (group,) if isinstance(group, str) else tuple(group)
        first, *others = [i for i in texts if any(s in texts[i] for s in strings)] or [""]
        yield Gold(first, "", strings, also=tuple(others))


def _id(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
