"""The messages that ask an LLM to put a follow-up in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from zoneqa.conversation.turns import Turn
from zoneqa.llm.generate import Message
from zoneqa.query.query import Query
from zoneqa.types import Language

_TURNS = 6
"""Questions before it that an LLM is told, at most: the last ones."""

_RULE = "\n---\n"


def rewrite_prompt(query: Query, thread: Sequence[Turn]) -> tuple[Message, ...]:
    """Return the instructions and the questions, which are one line each; see llm/prompts."""
    instructions, asked = _instructions(query.language)
    before = "\n".join(f"- {turn.query.typed}" for turn in thread[-_TURNS:])
    told = asked.replace("{question}", query.typed, 1).replace("{thread}", before, 1)
    return Message("system", instructions), Message("user", told)


@lru_cache(maxsize=2)
def _instructions(language: Language) -> tuple[str, str]:
    """Return what is said before the questions, and what stands round them."""
    file = files("zoneqa.llm") / "prompts" / f"rewrite.{language}.txt"
    before, _, after = file.read_text(encoding="utf-8").partition(_RULE)
    return before.strip(), after.strip()
