"""Checking a draft, sentence by sentence, against all articles of an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from zoneqa.checking.checked import CheckedDraft, CheckedSentence, Correction, Status
from zoneqa.checking.contradiction import firm_faults, place_in_draft
from zoneqa.checking.draft import Draft, UncheckedSentence
from zoneqa.checking.draft_file import text_draft
from zoneqa.checking.evidence_finder import EvidenceFinder
from zoneqa.claims.table_cells import table_cells
from zoneqa.reader.prepared import prepare
from zoneqa.text.language import language_of
from zoneqa.types import Article, Citation, Language, Progress, Span
from zoneqa.verify.verification import CitedSpans, Fault, Verification, Verify

_LEAST_SUPPORT = 0.6
"""The score from which a sentence that contradicts nothing is taken for supported."""

_MOST_CITED = 2
"""Quotes that are shown for one sentence."""

_SEVERITY: tuple[Status, ...] = ("contradicted", "not_found", "supported", "not_checked")
"""The worst first."""

GiveReason = Callable[[Verification, Language], str | None]
"""Says in a sentence what a verification found wrong."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Looks up each sentence of a draft and compares it with what the articles say.

    `generation` is that of the index that is looked into.
    """

    finder: EvidenceFinder
    verify: Verify
    reason: GiveReason
    generation: str = ""

    def check(
        self, draft: Draft, language: Language, progress: Progress = lambda done, total: None
    ) -> CheckedDraft:
        """Return a draft with what was found for each sentence; reasons are in a language."""
        total = sum(1 for _ in draft.sentences)
        found: list[CheckedSentence] = []
        for sentence in self.sentences(draft, language):
            found.append(sentence)
            progress(len(found), total)
        return CheckedDraft(draft, tuple(found), self.generation)

    def sentences(self, draft: Draft, language: Language) -> Iterator[CheckedSentence]:
        """Yield the sentences of a draft as they are checked; markers go on through the draft."""
        markers = count(1)
        for sentence in draft.sentences:
            checked = self._checked(draft, sentence, language)
            numbered = (replace(each, marker=next(markers)) for each in checked.citations)
            yield replace(checked, citations=tuple(numbered))

    def verification(self, text: str, day: str | None = None) -> Verification:
        """Return the verdict on a text that is said on a day: that on its worst sentence."""
        found = self.check(text_draft(text, day), language_of(text)).sentences
        worst = min(found, key=lambda sentence: _SEVERITY.index(sentence.status))
        return worst.verification or _unconfirmed(text)

    def _checked(
        self, draft: Draft, sentence: UncheckedSentence, language: Language
    ) -> CheckedSentence:
        text = draft.article.text[slice(*sentence.bounds)]
        if not sentence.checkable:
            return CheckedSentence(text, sentence.bounds, "not_checked")
        evidence = self.finder.find(sentence)
        for cited in (evidence.own, evidence.others):
            if found := cited and self._against(cited, sentence, text, language):
                return found
        return CheckedSentence(text, sentence.bounds, "not_found")

    def _against(
        self,
        cited: tuple[CitedSpans, ...],
        sentence: UncheckedSentence,
        text: str,
        language: Language,
    ) -> CheckedSentence | None:
        """Return what some evidence says of a sentence; None if it does not speak of it."""
        articles = {each.article.id: each.article for each in cited}
        verified = self.verify(sentence.standalone.text, cited)
        if verified.verdict == "supported" and verified.score >= _LEAST_SUPPORT:
            quotes = _citations(verified.support, articles)
            return CheckedSentence(text, sentence.bounds, "supported", verified, quotes)
        faults = firm_faults(sentence, verified, articles)
        if not faults:
            return None
        wrong = replace(verified, faults=faults)
        return CheckedSentence(
            text,
            sentence.bounds,
            "contradicted",
            wrong,
            _citations([fault.span for fault in faults if fault.span], articles),
            self.reason(wrong, language),
            tuple(_correction(sentence, fault) for fault in faults),
        )


def _unconfirmed(text: str) -> Verification:
    """Return the verdict on what no article speaks of."""
    return Verification("flagged", 0.0, (Fault("not_supported", (0, len(text)), text),))


def _correction(sentence: UncheckedSentence, fault: Fault) -> Correction:
    return Correction(place_in_draft(sentence, fault), fault.stated, fault.right or "")


def _citations(spans: Iterable[Span], articles: Mapping[str, Article]) -> tuple[Citation, ...]:
    """Return the first of some spans as citations, which are numbered later."""
    whole = (_in_sentence(span, articles[span.article_id]) for span in spans)
    return tuple(
        Citation(0, articles[span.article_id], f"{span.article_id}:{span.start}-{span.end}", span)
        for span in list(dict.fromkeys(whole))[:_MOST_CITED]
    )


def _in_sentence(span: Span, article: Article) -> Span:
    """Return the sentence or the cell in which a span stands."""
    cells = any(table_cells(article, span.start, span.end))
    bounds = prepare(article).bounds
    around = next(((a, b) for a, b in bounds if a <= span.start and span.end <= b), None)
    if cells or around is None:
        return span
    return Span(article.id, *around, article.text[slice(*around)])
