"""Splitting articles into passages at sentence boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.text.dialogue import exchanges
from zoneqa.text.segment import clauses, sentences
from zoneqa.text.tokens import CountTokens
from zoneqa.types import Article, Bounds, Passage


@dataclass(frozen=True, slots=True)
class Chunker:
    """Splits an article into passages of whole sentences, at most `max_tokens` each.

    A longer sentence is split at its clauses, and only a longer clause is split anywhere. The
    question of an interview stays with its answer. Passages do not overlap, and together they
    contain every sentence.
    """

    count: CountTokens
    max_tokens: int

    def passages(self, article: Article) -> list[Passage]:
        """Return the passages of an article, in reading order."""
        packed = self._pack(article.text, self._pieces(article.text))
        return [Passage(article.id, a, b, article.text[a:b]) for a, b in packed]

    def _pieces(self, text: str) -> Iterator[Bounds]:
        for start, end in self._joined_exchanges(text, sentences(text)):
            if self._fits(text, start, end):
                yield start, end
                continue
            for a, b in self._pack(text, clauses(text, start, end)):
                yield from [(a, b)] if self._fits(text, a, b) else self._halves(text, a, b)

    def _joined_exchanges(self, text: str, found: list[Bounds]) -> Iterator[Bounds]:
        """Yield the sentences, with a question and what answers it first as one."""
        questions = {e.question[0]: e.answer[0] for e in exchanges(text, found)}
        start = None
        answer = 0
        for begin, end in found:
            if begin in questions:
                start, answer = begin, questions[begin]
            if start is not None and begin < answer:
                continue
            whole = (begin if start is None else start, end)
            yield from [whole] if self._fits(text, *whole) else sentences(text, *whole)
            start = None

    def _halves(self, text: str, start: int, end: int) -> Iterator[Bounds]:
        if self._fits(text, start, end) or end - start < 2:
            yield start, end
            return
        middle = (start + end) // 2
        yield from self._halves(text, start, middle)
        yield from self._halves(text, middle, end)

    def _pack(self, text: str, pieces: Iterator[Bounds] | list[Bounds]) -> list[Bounds]:
        packed: list[Bounds] = []
        for start, end in pieces:
            if packed and self._fits(text, packed[-1][0], end):
                packed[-1] = packed[-1][0], end
            else:
                packed.append((start, end))
        return packed

    def _fits(self, text: str, start: int, end: int) -> bool:
        # Counting the tokens of a far too long text would only cost time.
        return end - start <= 8 * self.max_tokens and self.count(text[start:end]) <= self.max_tokens
