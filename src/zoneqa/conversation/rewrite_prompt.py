"""The messages that ask an LLM to put a follow-up in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from zoneqa.conversation.turns import Turn
from zoneqa.llm.generate import Message
from zoneqa.llm.instructions import QUESTION, Instructions
from zoneqa.query.query import Query
from zoneqa.types import Language

_TURNS = 6
"""Questions before it that an LLM is told, at most: the last ones."""


def rewrite_prompt(query: Query, thread: Sequence[Turn]) -> tuple[Message, ...]:
    """Return the instructions and the questions, which are one line each; see llm/prompts."""
    instructions = _instructions(query.language)
    before = "\n".join(f"- {turn.query.typed}" for turn in thread[-_TURNS:])
    told = instructions.after.replace(QUESTION, query.typed, 1).replace("{thread}", before, 1)
    return Message("system", instructions.before), Message("user", told)


@lru_cache(maxsize=2)
def _instructions(language: Language) -> Instructions:
    """Return what is said before the questions, and what stands round them."""
    file = files("zoneqa.llm") / "prompts" / f"rewrite.{language}.txt"
    return Instructions.parse(file.read_text(encoding="utf-8"))
