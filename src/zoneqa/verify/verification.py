"""What the check of a sentence against evidence found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from zoneqa.types import Article, Bounds, Language, Span, Verdict

FaultKind = Literal[
    "number",
    "unit",
    "period",
    "direction",
    "rank",
    "modality",
    "negation",
    "entity",
    "action",
    "computed",
    "invented_quote",
    "stitched_quote",
    "not_supported",
]
"""What can be wrong with a sentence.

A value that differs from the evidence, the first nine; a number that the evidence does not print,
though it follows from its figures, with its calculation as `right`; quotation marks round words
that no article has, or that stand in two sentences; and what no evidence says.
"""


@dataclass(frozen=True, slots=True)
class CitedSpans:
    """What a sentence may rest on: spans of an article, whose headline and date give them sense."""

    article: Article
    spans: tuple[Span, ...]

    @classmethod
    def whole(cls, article: Article) -> CitedSpans:
        """Return the whole text of an article."""
        return cls(article, (Span(article.id, 0, len(article.text), article.text),))


@dataclass(frozen=True, slots=True)
class Fault:
    """Words of a sentence that the evidence does not bear out.

    `place` is where `stated` stands in the sentence; `right` is what the evidence says instead, as
    it stands at `span`. Both are None where it says nothing.
    """

    kind: FaultKind
    place: Bounds
    stated: str
    right: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a sentence: `cut` if it contradicts its evidence or has none.

    `flagged` if it could not be confirmed. `score`, 0 to 1, is how likely it is supported;
    `support` are the sentences of the evidence that bear it, the one that bears most first.
    """

    verdict: Verdict
    score: float
    faults: tuple[Fault, ...] = ()
    support: tuple[Span, ...] = ()


Verify = Callable[[str, Sequence[CitedSpans]], Verification]
"""Checks a sentence against all that it cites."""

Explain = Callable[[Verification, Language], str | None]
"""Says what is wrong with a sentence, in words that a person understands."""
