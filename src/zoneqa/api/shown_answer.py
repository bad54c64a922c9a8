"""An answer as pages show it without a script; `turn.js` shows the same as it arrives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from zoneqa.api.answer_body import AnswerBody
from zoneqa.api.article_address import article_address, quote_address
from zoneqa.api.closest_articles import closest_articles
from zoneqa.export.source_note import quote_on_one_line
from zoneqa.json_types import AnswerJson
from zoneqa.text.characters import is_han
from zoneqa.text.heading import heading
from zoneqa.types import Answer, Article, Citation, Event, Retrieved, Sentence

_HIGH, _MIDDLE = 0.75, 0.5
"""The least confidence of each level."""


@dataclass(frozen=True, slots=True)
class CitationLink:
    """The numbered link behind a sentence, or to a quote in the list of sources."""

    citation: Citation

    @property
    def address(self) -> str:
        return quote_address(self.citation.span)

    @property
    def title(self) -> str:
        return heading(self.citation.article)

    @property
    def quote(self) -> str:
        return quote_on_one_line(self.citation)


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence with its citations; `pieces` are its text, each with whether it is set off."""

    sentence: Sentence
    links: tuple[CitationLink, ...]
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ShownSource:
    """An article under an answer, with the quotes taken from it."""

    article: Article
    links: tuple[CitationLink, ...] = ()

    @property
    def address(self) -> str:
        return article_address(self.article.id)

    @property
    def title(self) -> str:
        return heading(self.article)

    @property
    def facts(self) -> list[str]:
        """Return where and when it was printed."""
        article = self.article
        return [fact for fact in (article.zone, article.source, article.date) if fact]

    @property
    def other_prints(self) -> list[str]:
        """Return where else it was printed."""
        return list(dict.fromkeys(filter(None, (p.source or p.title for p in self.article.also))))


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer, with the articles that were found for it."""

    answer: Answer
    found: tuple[Article, ...]

    @property
    def declined(self) -> bool:
        return self.answer.kind == "refusal"

    @property
    def short_parts(self) -> list[str]:
        """Return the short answer in parts of one language each; none in Chinese alone to English.

        30 billion yuan (300亿元), to an English question.
        """
        short, english = self.answer.short_answer, self.answer.short_answer_english
        if not short or self.answer.kind != "answer":
            return []
        if self.answer.language == "en" and not english and _has_chinese(short):
            return []
        return [english, f" ({short})"] if english and english != short else [short]

    @property
    def lead(self) -> Literal["written_by", "in_chinese"] | None:
        """Return the key of what stands above the sentences, if anything does."""
        answer = self.answer
        if answer.composer == "llm":
            return "written_by"
        foreign = any(_has_chinese(each.text) for each in answer.sentences)
        quoted = answer.language == "en" and foreign and answer.composer == "extractive"
        return "in_chinese" if quoted else None

    @property
    def sentences(self) -> list[ShownSentence]:
        """Return the sentences with their citations, the short answer set off in them."""
        answer = self.answer
        shown = (each for each in answer.sentences if each.verdict != "cut")
        return [_shown(each, answer.citations, answer.short_answer) for each in shown]

    @property
    def near(self) -> list[ShownSentence]:
        """Return what comes near to an answer."""
        return [_shown(each.sentence, each.citations) for each in self.answer.near]

    @property
    def confidence(self) -> Literal["high", "middle", "low"]:
        """Return the level of confidence."""
        value = self.answer.confidence
        return "high" if value >= _HIGH else "middle" if value >= _MIDDLE else "low"

    @property
    def sources(self) -> list[ShownSource]:
        """Return the articles cited; of an answer that was declined, those that came closest."""
        if self.answer.abstained:
            return [ShownSource(article) for article in self._closest()]
        quoted = defaultdict[str, list[Citation]](list)
        for citation in self.answer.citations:
            quoted[citation.article.id].append(citation)
        return [
            ShownSource(cited[0].article, tuple(map(CitationLink, cited)))
            for cited in quoted.values()
        ]

    def _closest(self) -> list[Article]:
        by_id = {article.id: article for article in self.found}
        return closest_articles((hit.passage.article_id for hit in self.answer.hits), by_id.get)


def shown_kept_answer(answer: AnswerJson | None) -> ShownAnswer | None:
    """Return a kept answer; None if there is none, or none that can be read any more."""
    try:
        return ShownAnswer(AnswerBody.model_validate(answer).value(), ())
    except ValidationError:
        return None


def shown_answers(events: Iterable[Event]) -> Iterator[ShownAnswer | None]:
    """Yield the answer of events as it is shown, at last; None for each event before it."""
    found: tuple[Article, ...] = ()
    for event in events:
        if isinstance(event, Retrieved):
            found = event.articles
        yield ShownAnswer(event, found) if isinstance(event, Answer) else None


def _shown(
    sentence: Sentence, citations: Sequence[Citation], emphasis: str | None = None
) -> ShownSentence:
    by_marker = {each.marker: each for each in citations}
    links = (CitationLink(by_marker[each]) for each in sentence.markers if each in by_marker)
    return ShownSentence(sentence, tuple(links), _emphasised(sentence.text, emphasis))


def _has_chinese(text: str) -> bool:
    return any(map(is_han, text))


def _emphasised(text: str, emphasis: str | None) -> tuple[tuple[str, bool], ...]:
    if not emphasis or emphasis == text or emphasis not in text:
        return ((text, False),)
    before, _, after = text.partition(emphasis)
    return (before, False), (emphasis, True), (after, False)
