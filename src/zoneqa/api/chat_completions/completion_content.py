"""An answer as the Markdown of one message, with the places of its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from zoneqa.answer.messages import near_label, understood_as
from zoneqa.api.chat_completions.completion_json import AnnotationJson
from zoneqa.api.pages import shortened
from zoneqa.api.translations import TRANSLATIONS
from zoneqa.text.heading import heading
from zoneqa.text.language import language_of
from zoneqa.types import (
    Answer,
    Citation,
    Events,
    Language,
    Retrieved,
    Sentence,
    Span,
)

LinkTo = Callable[[Span], str]
"""Returns the absolute address of a quote."""

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#~|$&"} | {"\n": "  \n"})


@dataclass(frozen=True, slots=True)
class FinishedContent:
    """The whole message of an answer."""

    content: str
    annotations: tuple[AnnotationJson, ...]
    answer: Answer


def write_content(events: Events, link_to: LinkTo) -> Iterator[str | FinishedContent]:
    """Yield what each event adds to the message of an answer, perhaps nothing; then the whole."""
    writer = ContentWriter(link_to)
    for event in events:
        match event:
            case Retrieved(standalone=str(full)):
                yield writer.understood(full)
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
        """Write the text of an answer, with the words round its sentences."""
        at = 0
        for sentence in answer.sentences:
            marks = "".join(f"[{marker}]" for marker in sentence.markers)
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
    """Return Markdown that shows a text as it is: no link, picture or markup of it comes alive."""
    return text.translate(_MARKDOWN)
