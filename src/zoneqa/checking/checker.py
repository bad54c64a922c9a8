"""Checking a draft, sentence by sentence, against all articles of an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from zoneqa.checking.checked import CheckedDraft, CheckedSentence, Correction, Status
from zoneqa.checking.contradiction import place_in_draft
from zoneqa.checking.draft import Draft, UncheckedSentence
from zoneqa.checking.draft_file import text_draft
from zoneqa.checking.evidence_finder import SentenceFinder
from zoneqa.checking.judgement import Judge, Judgement, judge, judge_given, unconfirmed
from zoneqa.claims.table_cells import headers_around, table_cells
from zoneqa.reader.prepared import prepare
from zoneqa.text.language import language_of
from zoneqa.types import Article, Citation, Language, Progress, Span
from zoneqa.verify.verification import Explain, Fault, Verification, Verify

_MOST_CITED = 2
"""Quotes that are shown for one sentence."""

_SEVERITY: tuple[Status, ...] = ("contradicted", "not_found", "supported", "not_checked")
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Looks up each sentence of a draft and compares it with what the articles say.

    `generation` is that of the index that is looked into.
    """

    finder: SentenceFinder
    verify: Verify
    explain: Explain
    generation: str = ""
    judge: Judge = judge

    def against(self, evidence: SentenceFinder) -> Checker:
        """Return a checker against evidence that is given, not found."""
        return replace(self, finder=evidence, judge=judge_given)

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
            checked = self._checked(sentence, language)
            numbered = (replace(each, marker=next(markers)) for each in checked.citations)
            yield replace(checked, citations=tuple(numbered))

    def verification(self, text: str, day: str | None = None) -> Verification:
        """Return the verdict on a text that is said on a day: that on its worst sentence."""
        checked = self.check(text_draft(text, day), language_of(text)).sentences
        worst = min(checked, key=lambda sentence: _SEVERITY.index(sentence.status), default=None)
        found = worst.verification if worst else None
        return found or unconfirmed(text)

    def _checked(self, sentence: UncheckedSentence, language: Language) -> CheckedSentence:
        checked = CheckedSentence(sentence.text, sentence.bounds, "not_checked")
        if not sentence.checkable:
            return checked
        reading, found = self._judgement(sentence)
        checked = replace(checked, status=found.status, verification=found.verification)
        faults = found.verification.faults if found.status == "contradicted" else ()
        return replace(
            checked,
            citations=self._citations(found.spans),
            reason=self.explain(found.verification, language) if found.verification.score else None,
            corrections=tuple(_correction(reading, fault) for fault in faults),
            near=next(iter(self._citations([found.near])), None) if found.near else None,
        )

    def _judgement(self, sentence: UncheckedSentence) -> tuple[UncheckedSentence, Judgement]:
        """Return the reading that is supported, else contradicted, with what is said of it."""
        found = []
        for reading in sentence.readings:
            found.append((reading, self.judge(reading, self.finder.find(reading), self.verify)))
            if found[-1][1].status == "supported":
                return found[-1]
        return next((each for each in found if each[1].status == "contradicted"), found[0])

    def _citations(self, spans: Iterable[Span]) -> tuple[Citation, ...]:
        """Return the first of some spans, each in its sentence, as citations without numbers."""
        found = ((self.finder.find_article(span.article_id), span) for span in spans)
        quotes = dict((_in_sentence(span, article), article) for article, span in found if article)
        return tuple(
            Citation(
                0,
                article,
                f"{span.article_id}:{span.start}-{span.end}",
                span,
                headers_around(article, span),
            )
            for span, article in list(quotes.items())[:_MOST_CITED]
        )


def _correction(sentence: UncheckedSentence, fault: Fault) -> Correction:
    return Correction(place_in_draft(sentence, fault), fault.stated, fault.right or "")


def _in_sentence(span: Span, article: Article) -> Span:
    """Return the sentence or the cell in which a span stands."""
    if any(table_cells(article, span.start, span.end)):
        return span
    bounds = prepare(article).bounds
    around = next(((a, b) for a, b in bounds if a <= span.start and span.end <= b), None)
    return Span(article.id, *around, article.text[slice(*around)]) if around else span
