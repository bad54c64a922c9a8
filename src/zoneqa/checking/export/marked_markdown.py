"""A marked draft in Markdown, with footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.checking.checked import CheckedDraft, CheckedSentence
from zoneqa.checking.draft import DraftBlock
from zoneqa.checking.export.mark_phrases import mark, summary
from zoneqa.export.source_note import source_note
from zoneqa.text.escape_markdown import escape_markdown, plain_line
from zoneqa.types import Language


def marked_markdown(checked: CheckedDraft, language: Language) -> str:
    """Return the draft with marks behind its sentences and a footnote for each quote."""
    title = checked.draft.article.title
    blocks = [f"# {_escaped(title)}"] if title else []
    blocks += [_paragraph(checked, each, language) for each in checked.draft.paragraphs]
    notes = "\n".join(_notes(checked, language))
    counts = f"---\n\n{_escaped(summary(checked, language))}"
    return "\n\n".join(filter(None, (*blocks, counts, notes))) + "\n"


def _paragraph(checked: CheckedDraft, paragraph: DraftBlock, language: Language) -> str:
    pieces = (
        _escaped(piece.text) + (_marks(piece.sentence, language) if piece.sentence else "")
        for piece in checked.pieces(paragraph)
    )
    text = "".join(pieces)
    return f"## {text}" if paragraph.heading else plain_line(text)


def _marks(sentence: CheckedSentence, language: Language) -> str:
    said = _escaped(mark(sentence, language))
    strong = f"**{said.strip()}**" if sentence.status == "contradicted" else said
    gap = " " if said.startswith(" ") and sentence.status == "contradicted" else ""
    return f"{gap}{strong}{''.join(f'[^{each.marker}]' for each in sentence.citations)}"


def _notes(checked: CheckedDraft, language: Language) -> Iterator[str]:
    for sentence in checked.sentences:
        for citation in sentence.citations:
            yield f"[^{citation.marker}]: {_escaped(source_note(citation, language))}"


def _escaped(text: str) -> str:
    return escape_markdown(text.replace("\n", " "))
