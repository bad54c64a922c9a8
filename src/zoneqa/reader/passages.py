"""Reading passages whole, for what the cross-encoder sees in each of their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.claims.agreement import Agreement
from zoneqa.claims.match import compare_each
from zoneqa.claims.read_text import ReadText
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.reader.cross_encoder import CrossEncoder, FocusedText
from zoneqa.reader.prepared import PreparedArticle, PreparedSentence
from zoneqa.text.dialogue import after_label
from zoneqa.text.normalize import as_read
from zoneqa.text.segment import trimmed
from zoneqa.types import Bounds, Span

_MOST_CELLS = 12
"""Cells of the tables in a passage that are read at most."""

_SHORT_CELL = 24
"""Characters up to which a cell of a table is an answer as it is."""


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence of a candidate, as it looks when its passage is read whole.

    `answerability_logit` is the log-odds that the passage answers, `span_margin` that of the best
    words in the sentence against none; `agreements` say how its claims agree with what was asked.
    """

    candidate: Candidate
    sentence: PreparedSentence
    answerability_logit: float
    span_margin: float
    agreements: tuple[Agreement, ...] = ()


def read_passages(
    encoder: CrossEncoder, query: Query, candidates: Sequence[Candidate]
) -> list[SentenceSpan]:
    """Return the sentences of the candidates, in order; of a large table, the likeliest cells."""
    sentences = [sentences_to_read(query, candidate) for candidate in candidates]
    texts = [_whole(query, *pair) for pair in zip(candidates, sentences, strict=True)]
    outputs = encoder.read(query.text, texts)
    return [
        SentenceSpan(
            candidate,
            sentence,
            output.answerability_logit,
            words.span_margin,
            compare_each(query.slots, query.zones, sentence.claims),
        )
        for candidate, read, output in zip(candidates, sentences, outputs, strict=True)
        for sentence, words in zip(read, output.words, strict=True)
    ]


def sentences_to_read(query: Query, candidate: Candidate) -> list[PreparedSentence]:
    """Return the sentences of a candidate, with those cells of tables that share most with a query.

    A cell of another year than the query's comes last.
    """
    sentences = candidate.passage.sentences
    cells = [sentence for sentence in sentences if sentence.cell]
    if len(cells) <= _MOST_CELLS:
        return list(sentences)

    def likeness(cell: PreparedSentence) -> tuple[bool, int]:
        other_year = bool(query.years and cell.years and not query.years & cell.years)
        return not other_year, len(query.terms.within(cell.folded))

    kept = {cell.span for cell in sorted(cells, key=likeness, reverse=True)[:_MOST_CELLS]}
    return [sentence for sentence in sentences if not sentence.cell or sentence.span in kept]


def sentence_window(query: Query, span: SentenceSpan) -> FocusedText:
    """Return a sentence as it is read closely, with what stands before it; a cell as it is said."""
    prepared, cell = span.candidate.article, span.sentence.cell
    if cell:
        return FocusedText(_heading(prepared, cell.statement), cell.statement, (cell.value,))
    read, sentence = _window(query, span), span.sentence.span
    printed = prepared.article.text[slice(*prepared.window(sentence))]
    focus = read.to_read((sentence.start, sentence.end))
    return FocusedText(_heading(prepared, printed), read.text, (focus,))


def quoted_words(query: Query, span: SentenceSpan, words: Bounds) -> Span | None:
    """Return words of a window as a span of the sentence, without marks at their ends.

    The label of an answer (答：) is none of them. Of a cell of a table it is all that it holds,
    unless that is long.
    """
    sentence, cell = span.sentence.span, span.sentence.cell
    if cell and len(sentence.quote) <= _SHORT_CELL:
        return sentence
    if cell:
        start, end = (offset - cell.value[0] for offset in words)
    else:
        start, end = (offset - sentence.start for offset in _window(query, span).to_article(words))
    start = max(start, after_label(sentence.quote))
    start, end = trimmed(sentence.quote, start, min(end, len(sentence.quote)))
    if start >= end:
        return None
    quote = sentence.quote[start:end]
    return Span(sentence.article_id, sentence.start + start, sentence.start + end, quote)


def _window(query: Query, span: SentenceSpan) -> ReadText:
    prepared = span.candidate.article
    return _as_read(query, prepared, prepared.window(span.sentence.span))


def _as_read(query: Query, prepared: PreparedArticle, at: Bounds) -> ReadText:
    return prepared.read(*at, dated=bool(query.years), compared=bool(query.compared_years))


def _whole(
    query: Query, candidate: Candidate, sentences: Sequence[PreparedSentence]
) -> FocusedText:
    """Return a passage with its sentences in focus; in place of a table stands what it states."""
    passage = candidate.hit.passage
    heading = _heading(candidate.article, passage.text)
    if not any(sentence.cell for sentence in sentences):
        read = _as_read(query, candidate.article, (passage.start, passage.end))
        focuses = (read.to_read((s.span.start, s.span.end)) for s in sentences)
        return FocusedText(heading, read.text, tuple(focuses))
    text, at = "", []
    for sentence in sentences:
        begin, end = sentence.cell.value if sentence.cell else (0, len(sentence.span.quote))
        at.append((len(text) + begin, len(text) + end))
        text += (sentence.cell.statement if sentence.cell else sentence.span.quote) + "\n"
    return FocusedText(heading, as_read(text), tuple(at))


def _heading(prepared: PreparedArticle, text: str) -> str:
    return as_read(prepared.heading_above(text))
