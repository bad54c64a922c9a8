"""An answer as the Markdown of one message, with the places of its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    VerifiedSentence,
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


def write_content(
    events: Events, language: Language, link_to: LinkTo
) -> Iterator[str | FinishedContent]:
    """Yield what each event adds to the message of an answer, perhaps nothing; then the whole.

    `language` is that of the question. A sentence comes as soon as it is checked, except for a
    Chinese quote to an English question: the answer has words round it.
    """
    writer = ContentWriter(link_to)
    for event in events:
        match event:
            case Retrieved(standalone=str(full)):
                yield writer.understood(full, language)
            case VerifiedSentence(sentence, citations) if is_said_at_once(sentence, language):
                yield writer.sentence(sentence, citations, language)
            case Answer():
                yield writer.rest(event)
                yield FinishedContent(writer.content, tuple(writer.annotations), event)
            case _:
                yield ""


def is_said_at_once(sentence: Sentence, language: Language) -> bool:
    """Return whether a sentence stands in the answer as it is."""
    return sentence.verdict != "cut" and language_of(sentence.text) == language


@dataclass(slots=True)
class ContentWriter:
    """Writes the message of one answer; each method returns what it has added."""

    link_to: LinkTo
    content: str = ""
    annotations: list[AnnotationJson] = field(default_factory=list)
    _said: str = ""
    """The part of the answer's plain text that is written."""

    def understood(self, full: str, language: Language) -> str:
        """Write how a follow-up was understood."""
        return self._write(f"> {markdown(understood_as(language, full))}\n\n")

    def sentence(
        self, sentence: Sentence, citations: Sequence[Citation], language: Language
    ) -> str:
        """Write the next sentence of the answer, with its markers."""
        space = " " if self._said and language == "en" else ""
        self._said += f"{space}{sentence.text}{_marks(sentence.markers)}"
        return self._write(space) + self._marked(sentence, citations, language)

    def rest(self, answer: Answer) -> str:
        """Write what is left of an answer, and the list of its sources."""
        begun = len(self.content)
        if answer.text.startswith(self._said):
            self._text(answer, len(self._said))
        else:
            self._write("\n\n")
            self._text(answer, 0)
        if answer.reason:
            self._write((" " if answer.language == "en" else "") + markdown(answer.reason))
        for near in answer.near:
            self._write(f"\n\n{markdown(near_label(answer.language))}")
            self._marked(near.sentence, near.citations, answer.language)
        cited = (*answer.citations, *(each for near in answer.near for each in near.citations))
        self._sources(cited, answer.language)
        return self.content[begun:]

    def _text(self, answer: Answer, start: int) -> None:
        """Write the text of an answer from `start` on, which is the end of a sentence."""
        at = 0
        for sentence in answer.sentences:
            marks = _marks(sentence.markers)
            place = answer.text.find(sentence.text, at)
            end = answer.text.find(marks, place + len(sentence.text)) if place >= 0 else -1
            if end < 0:
                continue
            if end >= start:
                self._write(markdown(answer.text[max(at, start) : end]))
                self._marks(sentence, answer.citations, answer.language)
            at = end + len(marks)
        self._write(markdown(answer.text[max(at, start) :]))

    def _marked(self, sentence: Sentence, citations: Sequence[Citation], language: Language) -> str:
        written = self._write(markdown(sentence.text))
        return written + self._marks(sentence, citations, language)

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

    def _sources(self, citations: Iterable[Citation], language: Language) -> None:
        lines = [self._source(citation) for citation in citations]
        if lines:
            title = TRANSLATIONS[language]["sources"]
            self._write("\n\n".join(("", f"**{title}**", "\n".join(lines))))

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


def _marks(markers: Iterable[int]) -> str:
    return "".join(f"[{marker}]" for marker in markers)
