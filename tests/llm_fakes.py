"""An LLM that says what it is told to, and a check of its sentences that knows its verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zoneqa.answer.generated.generated_answers import GeneratedAnswers
from zoneqa.errors import ServiceUnreachable
from zoneqa.llm.generate import Generate, Message
from zoneqa.llm.prompt import MOST_PASSAGES, Prompt
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.text.normalize import fold
from zoneqa.types import Language, Verdict
from zoneqa.verify.verification import CitedSpans, Verification


@dataclass
class ScriptedLLM:
    """Replies in pieces, and then breaks off if it is to; remembers what it was asked."""

    pieces: Sequence[str]
    breaks: bool = False
    asked: list[Sequence[Message]] = field(default_factory=list)
    closed: int = 0

    def __call__(self, messages: Sequence[Message]) -> Iterator[str]:
        self.asked.append(messages)
        try:
            yield from self.pieces
            if self.breaks:
                raise ServiceUnreachable("The LLM broke off.")
        finally:
            self.closed += 1


def in_pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


@dataclass(frozen=True)
class VerdictTable:
    """Supports what stands in the evidence; of other sentences knows the verdict by their words."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    def __call__(self, sentence: str, evidence: Sequence[CitedSpans]) -> Verification:
        said = fold(sentence).strip("。. ")
        spans = [span for each in evidence for span in each.spans]
        support = tuple(span for span in spans if said in fold(span.quote))
        if support:
            return Verification("supported", 1.0, (), support)
        known = (verdict for words, verdict in self.verdicts.items() if words in sentence)
        return Verification(next(known, "cut"), 0.0)


def explain(verification: Verification, language: Language) -> str:
    """Return the verdict as the reason for it."""
    return f"{verification.verdict} ({language})"


def plain_prompt(query: Query, passages: Sequence[Candidate]) -> Prompt:
    """Return the question and the first passages, one a message."""
    given = passages[:MOST_PASSAGES]
    texts = [query.text, *(passage.hit.passage.text for passage in given)]
    return Prompt(tuple(Message("user", text) for text in texts), len(given))


def generated_answers(
    generate: Generate, verdicts: Mapping[str, Verdict] | None = None
) -> GeneratedAnswers:
    """Return answers of an LLM that are checked by a table."""
    verify = VerdictTable(verdicts or {})
    return GeneratedAnswers(generate, plain_prompt, verify, explain, "fake-llm")
