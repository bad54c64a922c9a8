"""Composing the sentences of an answer, by an LLM where there is one, each of them checked."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from zoneqa.answer import messages
from zoneqa.answer.composers.base import Composer, DraftSentence
from zoneqa.answer.decide import Evidence
from zoneqa.answer.generated.generated_answers import GeneratedAnswers
from zoneqa.answer.generated.sentence_check import GeneratedText
from zoneqa.answer.part_answers import in_english, short_answers
from zoneqa.claims.value_with_bound import without_bound
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import fold
from zoneqa.types import Article, Citation, Event, Language, Refusal, Sentence, VerifiedSentence
from zoneqa.verify.quotes import verify_quotes


@dataclass(frozen=True, slots=True)
class Composition:
    """The checked sentences of an answer and who wrote them; the other fields are as in Answer."""

    sentences: tuple[VerifiedSentence, ...]
    composer: Literal["extractive", "llm"]
    refusal: Refusal | None = None
    short_answer: str | None = None
    short_answer_english: str | None = None
    near: tuple[VerifiedSentence, ...] = ()
    model: str | None = None
    cut: tuple[Sentence, ...] = ()
    remarks: tuple[str, ...] = ()

    def text(self, language: Language) -> str:
        """Return the whole answer with markers, or that the articles are silent."""
        sentences = [each.sentence for each in self.sentences]
        if not sentences:
            return messages.abstention(language)
        if self.composer == "llm":
            return messages.written_text(language, sentences, self.remarks)
        short, english = self.short_answer, self.short_answer_english
        return messages.answer_text(language, short, sentences, english, self.remarks)


@dataclass(frozen=True, slots=True)
class CheckedComposer:
    """Has the LLM write if there is one, and quotes where it fails or may not.

    `threshold` is the confidence under which a question is declined.
    """

    composer: Composer
    generated: GeneratedAnswers | None
    threshold: float

    def events(
        self, query: Query, evidence: Evidence, articles: Mapping[str, Article]
    ) -> Generator[Event, None, Composition]:
        """Yield the events of the sentences, and return them."""
        written = yield from self._written(query, evidence)
        if written and self.generated and not written.failure:
            composed = Composition(
                written.sentences, "llm", model=self.generated.model, cut=written.cut
            )
            shorts = short_answers(self.composer, query, evidence)
            is_borne = bool(shorts) and all(_is_borne(each, query, written) for each in shorts)
            return _with_shorts(composed, query, evidence, shorts) if is_borne else composed
        quoted = self._quotes(query, evidence, articles, written)
        yield from quoted.sentences
        return quoted

    def _quotes(
        self,
        query: Query,
        evidence: Evidence,
        articles: Mapping[str, Article],
        written: GeneratedText | None,
    ) -> Composition:
        """Return an answer in quotes, which says why an LLM did not write it; or a refusal."""
        name, near = self.composer.name, evidence.decision.near
        refusal = self._refusal(evidence, written)
        sentences = () if refusal else self._quoted(query, evidence.quotable, articles)
        if not sentences:
            shown = self._quoted(query, [near], articles) if near else ()
            return Composition((), name, refusal or Refusal("not_verified"), near=shown)
        shorts = short_answers(self.composer, query, evidence)
        composed = _with_shorts(Composition(sentences, name), query, evidence, shorts)
        if not written or not written.failure:
            return composed
        remark = messages.generation_remark(query.language, written.failure)
        return replace(composed, cut=written.cut, remarks=(remark,))

    def _written(
        self, query: Query, evidence: Evidence
    ) -> Generator[Event, None, GeneratedText | None]:
        """Have the LLM write where the question is answered, or its refusal is open."""
        decision = evidence.decision
        overrules = decision.is_open(self.threshold)
        if self.generated is None or (decision.refusal and not overrules):
            return None
        return (yield from self.generated.events(query, evidence.passages, overrules=overrules))

    def _refusal(self, evidence: Evidence, written: GeneratedText | None) -> Refusal | None:
        """Return why there is no answer; an LLM that finds none is believed unless we are sure."""
        decision = evidence.decision
        unanswered = written is not None and written.failure == "no_answer"
        if unanswered and not decision.refusal and not decision.is_sure(self.threshold):
            return Refusal("not_answered")
        return decision.refusal

    def _quoted(
        self, query: Query, readings: Sequence[Reading], articles: Mapping[str, Article]
    ) -> tuple[VerifiedSentence, ...]:
        """Return the sentences quoted of readings that pass the check, numbered in order."""
        passed: list[VerifiedSentence] = []
        marker = 1
        for draft in self.composer.compose(query, readings):
            citations = tuple(_citations(draft, marker))
            sentence = verify_quotes(draft.text, citations, articles)
            if sentence.verdict != "cut":
                passed.append(VerifiedSentence(sentence, citations))
                marker += len(citations)
        return tuple(passed)


def _with_shorts(
    composed: Composition, query: Query, evidence: Evidence, shorts: Sequence[str]
) -> Composition:
    """Return a composition with the words that answer each part of the question, if there are."""
    if not shorts:
        return composed
    english = in_english(query, evidence, shorts)
    return replace(composed, short_answer="；".join(shorts), short_answer_english=english)


def _is_borne(short: str, query: Query, written: GeneratedText) -> bool:
    """Return whether a supported sentence has the words, in English the quotes that it cites.

    A sentence may say 超过300亿元 for 突破300亿元.
    """
    supported = [each for each in written.sentences if each.sentence.verdict == "supported"]
    texts = [each.sentence.text for each in supported]
    if query.language == "en":
        texts += [citation.span.quote for each in supported for citation in each.citations]
    return any(fold(without_bound(short)) in fold(text) for text in texts)


def _citations(draft: DraftSentence, first: int) -> Iterator[Citation]:
    for marker, backing in enumerate(draft.backing, first):
        source = backing.source
        yield Citation(
            marker, source.article.article, source.hit.passage.id, backing.span, backing.context
        )
