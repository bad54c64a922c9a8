"""The page for checking a draft: the form, then the draft with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from zoneqa.api.article_address import quote_address
from zoneqa.api.draft_form import DraftForm, ReadBefore
from zoneqa.api.layout import Layout
from zoneqa.checking.checked import STATUSES, CheckedDraft, CheckedSentence, Status
from zoneqa.checking.draft import DraftBlock
from zoneqa.checking.draft_file import LONGEST_DRAFT
from zoneqa.checking.export.mark_phrases import SYMBOLS
from zoneqa.export.source_note import quote_on_one_line
from zoneqa.text.heading import heading
from zoneqa.types import Citation

DOWNLOADS = {"docx": "Word", "md": "Markdown", "html": "HTML"}
"""The formats of the marked draft, by what they are called."""

_TROUBLES = {
    "draft_too_long": "check_too_long",
    "draft_invalid": "check_unreadable",
    "filter_invalid": "check_wrong_date",
    "body_too_large": "check_too_large",
    "check_too_slow": "check_too_slow",
    "busy": "error_busy",
}
"""The sentences that say why a draft was not checked, by the code of the error."""


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote under a sentence, with the address at which its article opens."""

    citation: Citation

    @property
    def address(self) -> str:
        return quote_address(self.citation.span)

    @property
    def source(self) -> str:
        """Return the title of the article, its paper and its date."""
        article = self.citation.article
        return " · ".join(filter(None, (heading(article), article.source, article.date)))

    @property
    def quote(self) -> str:
        return quote_on_one_line(self.citation)


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of a paragraph; without a status, it is shown as it is."""

    text: str
    status: Status | None = None
    sentence: CheckedSentence | None = None

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.status] if self.status else ""

    @property
    def quotes(self) -> tuple[ShownQuote, ...]:
        return tuple(map(ShownQuote, self.sentence.citations)) if self.sentence else ()

    @property
    def near(self) -> ShownQuote | None:
        """Return what comes near to a sentence that is not found."""
        near = self.sentence.near if self.sentence else None
        return ShownQuote(near) if near else None


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph or a heading of the draft."""

    heading: bool
    pieces: tuple[ShownPiece, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many sentences have a status."""

    status: Status
    symbol: str
    count: int


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The page for checking; `checked` is the draft that was sent, `notice` why it was not."""

    template: ClassVar[str] = "check.html"
    layout: Layout
    form: DraftForm
    checked: CheckedDraft | None = None
    notice: str | None = None
    downloads: ClassVar[dict[str, str]] = DOWNLOADS
    longest: ClassVar[int] = LONGEST_DRAFT

    @property
    def title(self) -> str:
        return self.checked.draft.article.title if self.checked else ""

    @property
    def read_before(self) -> str:
        """Return what the draft was read as, to be sent with its text."""
        if self.checked is None:
            return ""
        return ReadBefore.of(self.checked.draft, self.form.name).model_dump_json()

    @property
    def text(self) -> str:
        """Return the text of the draft, to be changed and checked again."""
        return self.checked.draft.article.text if self.checked else self.form.text

    @property
    def counts(self) -> Sequence[StatusCount]:
        counts = self.checked.counts if self.checked else {}
        return [StatusCount(each, SYMBOLS[each], counts.get(each, 0)) for each in STATUSES]

    @property
    def paragraphs(self) -> Iterator[ShownParagraph]:
        """Yield the paragraphs of the draft that was checked."""
        for paragraph in self.checked.draft.paragraphs if self.checked else ():
            yield ShownParagraph(paragraph.heading, tuple(self._pieces(paragraph)))

    def _pieces(self, paragraph: DraftBlock) -> Iterator[ShownPiece]:
        assert self.checked
        for piece in self.checked.pieces(paragraph):
            looked_up = piece.sentence and piece.sentence.status != "not_checked"
            status = piece.sentence.status if piece.sentence and looked_up else None
            yield ShownPiece(piece.text, status, piece.sentence)


def trouble(code: str, layout: Layout, *, has_file: bool = False) -> str:
    """Return the sentence for an error in the language of the page."""
    if has_file and code == "draft_invalid":
        return layout.translations["check_bad_file"]
    return layout.translations[_TROUBLES.get(code, "check_unreadable")]
