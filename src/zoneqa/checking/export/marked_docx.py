"""A marked draft as a Word file, with the footnotes of Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from zoneqa.checking.checked import CheckedDraft, CheckedSentence
from zoneqa.checking.draft import DraftBlock
from zoneqa.checking.export.mark_phrases import mark, note, summary
from zoneqa.checking.export.word_parts import Shade, footnote_references, package, paragraph, run
from zoneqa.types import Language

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The time that every part of the archive has: the same draft makes the same bytes."""

_LOOKS: dict[str, Shade] = {"contradicted": "wrong", "not_found": "doubtful"}
_MARKS: dict[str, Shade] = {"contradicted": "wrong mark", "not_found": "doubtful mark"}


def marked_docx(checked: CheckedDraft, language: Language) -> bytes:
    """Return the draft with marks behind its sentences and a footnote for each quote."""
    title = checked.draft.article.title
    body = [paragraph(run(title), "Title")] if title else []
    body += [_paragraph(checked, each, language) for each in checked.draft.paragraphs]
    body.append(paragraph(run(summary(checked, language))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package("".join(body), list(_notes(checked, language))).items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


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
            yield note(citation, language)
