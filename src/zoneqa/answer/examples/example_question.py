"""The example question and the sentence that it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.types import Answer, Span


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A question that is shown to people; `sentence` is the one that answers it."""

    text: str
    sentence: Span

    def is_answered_by(self, answer: Answer) -> bool:
        """Return whether an answer quotes the very sentence that the question was made from."""
        own = self.sentence
        return any(
            span.article_id == own.article_id and span.start < own.end and own.start < span.end
            for span in (citation.span for citation in answer.citations)
        )
