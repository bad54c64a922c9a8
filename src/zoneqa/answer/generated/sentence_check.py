"""Checking the sentences of one answer as they are written, and numbering what they cite."""

from __future__ import annotations

from dataclasses import dataclass, field

from zoneqa.answer import messages
from zoneqa.answer.composers.base import Backing
from zoneqa.answer.generated.sentence_sources import SentenceSources, SourcedSentence
from zoneqa.answer.generated.written_sentences import WrittenSentence
from zoneqa.answer.messages import GenerationFailure
from zoneqa.claims.table_cells import headers_around
from zoneqa.types import Citation, Language, Sentence, Span, VerifiedSentence
from zoneqa.verify.verification import Explain


@dataclass(frozen=True, slots=True)
class GeneratedText:
    """The sentences of an LLM that passed the check, and those that did not.

    `failure` says why they are no answer, if they are none.
    """

    sentences: tuple[VerifiedSentence, ...] = ()
    cut: tuple[Sentence, ...] = ()
    failure: GenerationFailure | None = None


@dataclass(slots=True)
class SentenceCheck:
    """Checks the sentences of one answer in turn, and numbers the spans that they cite."""

    sources: SentenceSources
    explain: Explain
    language: Language
    declined: bool = False
    checked: list[VerifiedSentence] = field(default_factory=list)
    markers: dict[Span, int] = field(default_factory=dict)

    def __call__(self, written: WrittenSentence) -> VerifiedSentence:
        """Return a sentence with its verdict; a span that is cited again keeps its number."""
        sourced = self.sources.resolve(written)
        verdict = sourced.verification.verdict
        reason = None if verdict == "supported" else self._reason(sourced)
        citations = () if verdict == "cut" else tuple(map(self._citation, sourced.backing))
        markers = tuple(citation.marker for citation in citations)
        self.checked.append(
            VerifiedSentence(Sentence(sourced.text, markers, verdict, reason), citations)
        )
        return self.checked[-1]

    def text(self, *, strict: bool) -> GeneratedText:
        """Return what was checked; `strict` allows for no sentence that was cut."""
        kept = tuple(each for each in self.checked if each.sentence.verdict != "cut")
        cut = tuple(each.sentence for each in self.checked if each.sentence.verdict == "cut")
        if any(each.sentence.verdict == "supported" for each in kept) and not (strict and cut):
            return GeneratedText(kept, cut)
        return GeneratedText((), cut, self._failure)

    @property
    def _failure(self) -> GenerationFailure:
        if self.declined:
            return "no_answer"
        return "not_verified" if self.checked else "no_reply"

    def _reason(self, sourced: SourcedSentence) -> str | None:
        if not sourced.backing:
            return messages.no_source(self.language)
        explained = self.explain(sourced.verification, self.language)
        return explained or messages.not_confirmed(self.language)

    def _citation(self, backing: Backing) -> Citation:
        marker = self.markers.setdefault(backing.span, len(self.markers) + 1)
        source, span = backing.source, backing.span
        article, passage = source.article.article, source.hit.passage
        return Citation(marker, article, passage.id, span, headers_around(article, span))
