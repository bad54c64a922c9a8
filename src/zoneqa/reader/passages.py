"""Reading passages whole, for what the cross-encoder sees in each of their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.reader.base import Candidate
from zoneqa.reader.cross_encoder import CrossEncoder, FocusedText
from zoneqa.reader.prepared import PreparedArticle, PreparedSentence
from zoneqa.text.normalize import as_read


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence of a candidate, as it looks when its passage is read whole.

    `answerability_logit` is the log-odds that the passage answers, `span_margin` that of the best
    words in the sentence against none.
    """

    candidate: Candidate
    sentence: PreparedSentence
    answerability_logit: float
    span_margin: float


def read_passages(
    encoder: CrossEncoder, question: str, candidates: Sequence[Candidate]
) -> list[SentenceSpan]:
    """Return every sentence of the candidates, in order."""
    outputs = encoder.read(question, [_whole(candidate) for candidate in candidates])
    return [
        SentenceSpan(candidate, sentence, output.answerability_logit, words.span_margin)
        for candidate, output in zip(candidates, outputs, strict=True)
        for sentence, words in zip(candidate.passage.sentences, output.words, strict=True)
    ]


def sentence_window(span: SentenceSpan) -> FocusedText:
    """Return a sentence with the one before it, as it is read closely."""
    prepared, sentence = span.candidate.article, span.sentence.span
    start, end = prepared.window(sentence)
    focus = sentence.start - start, end - start
    return FocusedText(_heading(prepared, start, end), prepared.text_read[start:end], (focus,))


def _whole(candidate: Candidate) -> FocusedText:
    passage, prepared = candidate.hit.passage, candidate.article
    start, end = passage.start, passage.end
    focuses = ((s.span.start - start, s.span.end - start) for s in candidate.passage.sentences)
    text = prepared.text_read[start:end]
    return FocusedText(_heading(prepared, start, end), text, tuple(focuses))


def _heading(prepared: PreparedArticle, start: int, end: int) -> str:
    return as_read(prepared.heading_above(prepared.article.text[start:end]))
