"""The events of an answer, in the order in which it comes about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.types.answer import Answer, VerifiedSentence
from zoneqa.types.article import Article
from zoneqa.types.passage import Hit


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The first event of an answer: what was retrieved, and for what; `standalone` as in Answer."""

    hits: tuple[Hit, ...]
    articles: tuple[Article, ...]
    standalone: str | None = None


@dataclass(frozen=True, slots=True)
class ProvisionalText:
    """An event of an answer: the next words of a sentence that an LLM is writing, not yet checked.

    They belong to the next VerifiedSentence, whose text replaces them. They are empty where the
    LLM is at work and nothing is to be shown yet.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An event of an answer: what came after Retrieved does not hold, another answer follows."""


Event = Retrieved | ProvisionalText | VerifiedSentence | Withdrawn | Answer
"""The events of an answer: a Retrieved, a VerifiedSentence for each sentence, the Answer.

While an LLM writes, ProvisionalText comes before each sentence, and Withdrawn if it breaks off.
"""

Events = Iterator[Event]
