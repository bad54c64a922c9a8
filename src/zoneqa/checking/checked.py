"""A draft that was checked: what was found for each of its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from zoneqa.checking.draft import Draft, DraftBlock
from zoneqa.types import Bounds, Citation
from zoneqa.verify.verification import Verification

Status = Literal["supported", "contradicted", "not_found", "not_checked"]
"""What the articles say of a sentence: the same, something else, nothing; or it was not asked.

They say something else where they give the same attribute of the same subject at the same time
with another value, or the like.
"""

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Correction:
    """Where words of a draft are wrong, and what stands in the article instead."""

    bounds: Bounds
    stated: str
    right: str


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a draft with what was found for it.

    `bounds` are its place in the draft's text. `citations` are what bears it out or contradicts it;
    `reason` says in a sentence what is wrong, `corrections` where. Nothing was verified of what no
    article speaks of: `verification` is None. `near` is the sentence of an article that comes near
    to one that is not found; it neither bears it out nor contradicts it, and has no number.
    """

    text: str
    bounds: Bounds
    status: Status
    verification: Verification | None = None
    citations: tuple[Citation, ...] = ()
    reason: str | None = None
    corrections: tuple[Correction, ...] = ()
    near: Citation | None = None


@dataclass(frozen=True, slots=True)
class DraftPiece:
    """A part of a paragraph: a checked sentence, or what stands between two."""

    text: str
    sentence: CheckedSentence | None = None


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft with its checked sentences, in order, and the generation of the index."""

    draft: Draft
    sentences: tuple[CheckedSentence, ...]
    generation: str = ""

    @property
    def counts(self) -> dict[Status, int]:
        """Return how many sentences have each status."""
        found = Counter(sentence.status for sentence in self.sentences)
        return {status: found[status] for status in STATUSES}

    def pieces(self, paragraph: DraftBlock) -> Iterator[DraftPiece]:
        """Yield a paragraph piece by piece; together they are its whole text."""
        text, (at, end) = self.draft.article.text, paragraph.bounds
        for sentence in () if paragraph.heading else self.sentences:
            start, stop = sentence.bounds
            if at <= start < end:
                if at < start:
                    yield DraftPiece(text[at:start])
                yield DraftPiece(sentence.text, sentence)
                at = stop
        if at < end:
            yield DraftPiece(text[at:end])


def check_in_steps(
    draft: Draft, sentences: Iterable[CheckedSentence], generation: str
) -> Iterator[CheckedDraft | None]:
    """Yield None for each sentence as it is checked, and at last the whole draft.

    Between two steps, work can be given up.
    """
    found: list[CheckedSentence] = []
    for sentence in sentences:
        found.append(sentence)
        yield None
    yield CheckedDraft(draft, tuple(found), generation)
