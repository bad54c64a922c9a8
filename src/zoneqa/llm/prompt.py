"""The messages that ask an LLM to answer a question from numbered passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zoneqa.llm.generate import Message
from zoneqa.llm.instructions import QUESTION, Instructions
from zoneqa.llm.prompt_passage import PromptPassage, one_line, quoted
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.text.segment import sentences
from zoneqa.text.tokens import CountTokens
from zoneqa.types import Language

MOST_PASSAGES = 6
"""Passages that an LLM is given, at most."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The messages to an LLM, which have the first `passages` of those that there are."""

    messages: tuple[Message, ...]
    passages: int


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """Instructions in each language, and how many tokens a prompt may have."""

    instructions: Mapping[Language, Instructions]
    most_tokens: int
    count: CountTokens

    def __call__(self, query: Query, candidates: Sequence[Candidate]) -> Prompt:
        """Return what puts a query to the first candidates, which are numbered from 1."""
        given = enumerate(candidates[:MOST_PASSAGES], 1)
        passages = [PromptPassage.of(number, candidate) for number, candidate in given]
        return self.prompt(query.typed, query.language, passages)

    def prompt(
        self, question: str, language: Language, passages: Sequence[PromptPassage]
    ) -> Prompt:
        """Return what puts a question to passages.

        Where the passages do not fit, the last are left out, and the one before is cut after a
        sentence; question and instructions are always whole.
        """
        told = self.instructions[language]
        asked = told.after.replace(QUESTION, one_line(question))
        left = self.most_tokens - self.count(told.before) - self.count(asked)
        blocks = self._fitting(passages, language, left)
        user = Message("user", "\n\n".join((*blocks, asked)))
        return Prompt((Message("system", told.before), user), len(blocks))

    def _fitting(
        self, passages: Sequence[PromptPassage], language: Language, left: int
    ) -> list[str]:
        blocks: list[str] = []
        for passage in passages:
            whole = _block(passage, language, passage.text)
            left -= self._cost(whole)
            if left >= 0:
                blocks.append(whole)
                continue
            cut = self._cut(passage, language, left + self._cost(whole))
            return [*blocks, cut] if cut else blocks
        return blocks

    def _cut(self, passage: PromptPassage, language: Language, left: int) -> str:
        """Return as many of the first sentences of a passage as fit; empty if not one does."""
        fitting = ""
        for _, end in sentences(passage.text):
            longer = _block(passage, language, passage.text[:end])
            if self._cost(longer) > left:
                break
            fitting = longer
        return fitting

    def _cost(self, block: str) -> int:
        return self.count(f"{block}\n\n")


def _block(passage: PromptPassage, language: Language, text: str) -> str:
    """Return a passage or its beginning; what it states is told only of the whole."""
    facts = passage.facts(language) if text == passage.text else ""
    return "\n".join(filter(None, (passage.head(language), quoted(text), facts)))
