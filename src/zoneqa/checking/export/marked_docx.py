"""A marked draft as a Word file, with the footnotes of Word."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.checking.checked import CheckedDraft, CheckedSentence
from zoneqa.checking.draft import DraftBlock
from zoneqa.checking.export.mark_phrases import mark, summary
from zoneqa.export.source_note import source_note
from zoneqa.export.word_file import Look, footnote_references, paragraph, run, word_file
from zoneqa.types import Language

_LOOKS: dict[str, Look] = {"contradicted": "wrong", "not_found": "doubtful"}
_MARKS: dict[str, Look] = {"contradicted": "wrong mark", "not_found": "doubtful mark"}


def marked_docx(checked: CheckedDraft, language: Language) -> bytes:
    """Return the draft with marks behind its sentences and a footnote for each quote."""
    title = checked.draft.article.title
    body = [paragraph(run(title), "Title")] if title else []
    body += [_paragraph(checked, each, language) for each in checked.draft.paragraphs]
    body.append(paragraph(run(summary(checked, language))))
    return word_file(body, list(_notes(checked, language)))


def _paragraph(checked: CheckedDraft, part: DraftBlock, language: Language) -> str:
    if part.heading:
        return paragraph(run(checked.draft.article.text[slice(*part.bounds)]), "Heading2")
    runs = (
        _sentence(piece.sentence, language) if piece.sentence else run(piece.text)
        for piece in checked.pieces(part)
    )
    return paragraph("".join(runs))


def _sentence(sentence: CheckedSentence, language: Language) -> str:
    look = _LOOKS.get(sentence.status)
    said = mark(sentence, language)
    references = footnote_references(each.marker for each in sentence.citations)
    marked = run(said, _MARKS.get(sentence.status)) if said else ""
    return run(sentence.text, look) + marked + references


def _notes(checked: CheckedDraft, language: Language) -> Iterator[str]:
    for sentence in checked.sentences:
        for citation in sentence.citations:
            yield source_note(citation, language)
