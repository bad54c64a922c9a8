"""An answer as the Markdown of one message, with the places of its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from zoneqa.answer.messages import near_label, understood_as
from zoneqa.api.chat_completions.completion_json import AnnotationJson
from zoneqa.api.pages import shortened
from zoneqa.api.translations import TRANSLATIONS
from zoneqa.text.escape_markdown import escape_markdown
from zoneqa.text.heading import heading
from zoneqa.text.language import language_of
from zoneqa.types import (
    Answer,
    Citation,
    Events,
    Language,
    ProvisionalText,
    Retrieved,
    Sentence,
    Span,
    VerifiedSentence,
    Withdrawn,
)

LinkTo = Callable[[Span], str]
"""Returns the absolute address of a quote."""


@dataclass(frozen=True, slots=True)
class FinishedContent:
    """The whole message of an answer."""

    content: str
    annotations: tuple[AnnotationJson, ...]
    answer: Answer


def write_content(
    events: Events, link_to: LinkTo, *, at_once: bool
) -> Iterator[str | FinishedContent]:
    """Yield what each event adds to the message of an answer, perhaps nothing; then the whole.

    With `at_once`, what an LLM writes comes sentence by sentence, each when it has been checked. If
    the answer is withdrawn after that, the message says so before the one that follows.
    """
    writer, llm_writes = ContentWriter(link_to), False
    for event in events:
        match event:
            case Retrieved(standalone=str(full)):
                yield writer.understood(full)
            case ProvisionalText(text) if text and at_once:
                llm_writes = True
                yield ""
            case VerifiedSentence(sentence, citations) if llm_writes and sentence.verdict != "cut":
                yield writer.sentence(sentence, citations)
            case Withdrawn():
                llm_writes = False
                yield writer.withdrawn()
            case Answer():
                yield from writer.answer(event)
                yield FinishedContent(writer.content, tuple(writer.annotations), event)
            case _:
                yield ""


@dataclass(slots=True)
class ContentWriter:
    """Writes the message of one answer; each method returns or yields what it adds."""

    link_to: LinkTo
    content: str = ""
    annotations: list[AnnotationJson] = field(default_factory=list)
    _said: str = ""
    _told: int = 0
    """The part of the answer's plain text that is written, and how many sentences that is."""

    def sentence(self, sentence: Sentence, citations: Iterable[Citation]) -> str:
        """Write the next sentence of an answer that is not yet whole."""
        language = language_of(sentence.text)
        space = " " if self._said and language == "en" else ""
        self._told += 1
        self._said += f"{space}{sentence.text}{_marks(sentence)}"
        words = self._write(space + markdown(sentence.text))
        return words + self._marks(sentence, citations, language)

    def withdrawn(self) -> str:
        """Write that what was written does not hold, if anything was."""
        if not self._said:
            return ""
        language = language_of(self._said)
        self._said, self._told = "", 0
        self.annotations.clear()
        return self._write(f"\n\n*{TRANSLATIONS[language]['withdrawn']}*\n\n")

    def understood(self, full: str) -> str:
        """Write how a follow-up was understood."""
        return self._write(f"> {markdown(understood_as(language_of(full), full))}\n\n")

    def answer(self, answer: Answer) -> Iterator[str]:
        """Write an answer sentence by sentence, what comes near to it, and the sources."""
        yield from self._sentences(answer)
        if answer.reason:
            yield self._write((" " if answer.language == "en" else "") + markdown(answer.reason))
        for near in answer.near:
            label, said = near_label(answer.language), near.sentence
            words = self._write(f"\n\n{markdown(label)}{markdown(said.text)}")
            yield words + self._marks(said, near.citations, answer.language)
        cited = (*answer.citations, *(each for near in answer.near for each in near.citations))
        yield self._sources(cited, answer.language)

    def _sentences(self, answer: Answer) -> Iterator[str]:
        """Write the text of an answer that is not yet written, with words round its sentences."""
        if not answer.text.startswith(self._said):
            yield self.withdrawn()
        at = len(self._said)
        for sentence in answer.sentences[self._told :]:
            marks = _marks(sentence)
            place = answer.text.find(sentence.text, at)
            end = answer.text.find(marks, place + len(sentence.text)) if place >= 0 else -1
            if end >= 0:
                words = self._write(markdown(answer.text[at:end]))
                yield words + self._marks(sentence, answer.citations, answer.language)
                at = end + len(marks)
        yield self._write(markdown(answer.text[at:]))

    def _marks(self, sentence: Sentence, citations: Iterable[Citation], language: Language) -> str:
        """Write the markers of a sentence, each with its annotation, and why it is flagged."""
        begun, by_marker = len(self.content), {each.marker: each for each in citations}
        for marker in sentence.markers:
            start = len(self.content)
            self._write(f"[{marker}]")
            if marker in by_marker:
                self.annotations.append(self._annotation(start, by_marker[marker]))
        if sentence.verdict == "flagged":
            texts = TRANSLATIONS[language]
            reason = sentence.reason or texts["flagged_why"]
            self._write(markdown(f" ({texts['flagged']}: {reason})"))
        return self.content[begun:]

    def _annotation(self, start: int, citation: Citation) -> AnnotationJson:
        return {
            "type": "url_citation",
            "url_citation": {
                "start_index": start,
                "end_index": len(self.content),
                "url": self.link_to(citation.span),
                "title": heading(citation.article),
            },
        }

    def _sources(self, citations: Iterable[Citation], language: Language) -> str:
        lines = [self._source(citation) for citation in citations]
        title = TRANSLATIONS[language]["sources"]
        return self._write("\n\n".join(("", f"**{title}**", "\n".join(lines))) if lines else "")

    def _source(self, citation: Citation) -> str:
        article = citation.article
        title = markdown(shortened(heading(article)))
        facts = (markdown(shortened(each)) for each in (article.source, article.date) if each)
        link = f"[{title}]({self.link_to(citation.span)})"
        return " · ".join((f"- [{citation.marker}] {link}", *facts))

    def _write(self, text: str) -> str:
        self.content += text
        return text


def markdown(text: str) -> str:
    """Return Markdown that shows a text as it is, with its lines."""
    return escape_markdown(text).replace("\n", "  \n")


def _marks(sentence: Sentence) -> str:
    return "".join(f"[{marker}]" for marker in sentence.markers)
