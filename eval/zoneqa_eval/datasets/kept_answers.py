"""Answers that an LLM wrote, kept as JSON Lines, and what people say of their sentences.

A kept answer has the texts of articles in it, so it is not for this repository; a label names a
sentence by its id and its digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from zoneqa.errors import UnreadableInput
from zoneqa.serialize import Json
from zoneqa.types import Verdict
from zoneqa_eval.datasets.cases import HOME
from zoneqa_eval.files import format_jsonl, read_jsonl

LABELS = HOME / "eval" / "llm_labels.jsonl"

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class KeptSentence:
    """A sentence as the LLM wrote it, with the numbers of the passages that it refers to.

    `quotes` are the spans that it was resolved to; there are none if it was cut.
    """

    id: str
    text: str
    numbers: tuple[int, ...]
    verdict: Verdict
    reason: str | None
    quotes: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Return what tells the sentence from that of another run."""
        return sha256(self.text.encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The JSON of an answer with the LLM, and of the same in extracts; seconds for both.

    `passages` are the texts that the LLM was given, `reply` is what it wrote, None if it was not
    asked; `sentences` are all of the reply. Seconds to a first sentence are those to the first of
    the sentences that stand in the end; None without one.
    """

    id: str
    passages: tuple[str, ...]
    reply: str | None
    sentences: tuple[KeptSentence, ...]
    written: Json
    quoted: Json
    written_first: float | None
    written_whole: float
    quoted_first: float | None
    quoted_whole: float

    @property
    def by_llm(self) -> bool:
        """Return whether the answer is in the words of the LLM."""
        return bool(self.written["composer"] == "llm")


@dataclass(frozen=True, slots=True)
class SentenceLabel:
    """Whether the passages that an LLM was given bear out a sentence, as part of its answer."""

    id: str
    digest: str
    supported: bool
    why: str


def read_kept(path: Path) -> list[KeptAnswer]:
    """Return the answers of a file; none if there is no file."""
    return list(map(_kept, read_jsonl(path))) if path.exists() else []


def kept_line(answer: KeptAnswer) -> str:
    """Return the line of an answer."""
    return format_jsonl([asdict(answer)])


def read_labels(path: Path = LABELS) -> Mapping[str, SentenceLabel]:
    """Return labels by the id of the sentence."""
    return {row["id"]: SentenceLabel(**row) for row in read_jsonl(path)}


def label_of(sentence: KeptSentence, labels: Mapping[str, SentenceLabel]) -> SentenceLabel | None:
    """Return the label of a sentence, if this very sentence has one."""
    label = labels.get(sentence.id)
    return label if label and label.digest == sentence.digest else None


def sentences_of(answers: Iterable[KeptAnswer]) -> list[KeptSentence]:
    """Return all sentences of answers."""
    return [sentence for answer in answers for sentence in answer.sentences]


def _kept(row: Json) -> KeptAnswer:
    try:
        sentences = tuple(
            KeptSentence(
                **{**each, "numbers": tuple(each["numbers"]), "quotes": tuple(each["quotes"])}
            )
            for each in row["sentences"]
        )
        return KeptAnswer(**{**row, "passages": tuple(row["passages"]), "sentences": sentences})
    except (KeyError, TypeError) as error:
        raise UnreadableInput(f"This is no line of kept answers: {error}.") from error
