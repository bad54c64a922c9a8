"""A marked draft as a page of its own, with notes at its end."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from zoneqa.checking.checked import CheckedDraft, CheckedSentence
from zoneqa.checking.draft import DraftBlock
from zoneqa.checking.export.mark_phrases import STATUS_NAMES, SYMBOLS, mark, summary
from zoneqa.export.source_note import source_note
from zoneqa.types import Language

_TAGS = {"zh": "zh-Hans", "en": "en"}

_STYLE = """
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font-family: serif; line-height: 1.8; }
.contradicted { background: #fbdcd6; }
.not_found { background: #fbf0d9; }
.mark { font-weight: bold; }
.contradicted .mark { color: #96281b; }
.counts { color: #555; border-top: 1px solid #ccc; padding-top: 1rem; }
"""

_PAGE = """\
<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
<p class="counts">{counts}</p>
<ol class="notes">
{notes}
</ol>
</body>
</html>
"""


def marked_html(checked: CheckedDraft, language: Language) -> str:
    """Return the draft as a page that loads nothing, with a note for each quote."""
    title = checked.draft.article.title
    heading = [f"<h1>{escape(title)}</h1>"] if title else []
    paragraphs = (_paragraph(checked, each, language) for each in checked.draft.paragraphs)
    return _PAGE.format(
        tag=_TAGS[language],
        title=escape(title or summary(checked, language)),
        style=_STYLE,
        body="\n".join([*heading, *paragraphs]),
        counts=escape(summary(checked, language)),
        notes="\n".join(_notes(checked, language)),
    )


def _paragraph(checked: CheckedDraft, paragraph: DraftBlock, language: Language) -> str:
    tag = "h2" if paragraph.heading else "p"
    pieces = (
        _sentence(piece.sentence, language) if piece.sentence else escape(piece.text)
        for piece in checked.pieces(paragraph)
    )
    return f"<{tag}>{''.join(pieces)}</{tag}>"


def _sentence(sentence: CheckedSentence, language: Language) -> str:
    said = mark(sentence, language)
    status = f"{SYMBOLS[sentence.status]} {STATUS_NAMES[language][sentence.status]}"
    shown = f'<span class="mark">{escape(said)}</span>' if said else ""
    references = "<sup>, </sup>".join(_references(sentence))
    return (
        f'<span class="{sentence.status}" title="{escape(status)}">'
        f"{escape(sentence.text)}{shown}</span>{references}"
    )


def _references(sentence: CheckedSentence) -> Iterator[str]:
    for each in sentence.citations:
        yield f'<sup><a href="#note-{each.marker}" id="at-{each.marker}">{each.marker}</a></sup>'


def _notes(checked: CheckedDraft, language: Language) -> Iterator[str]:
    for sentence in checked.sentences:
        for each in sentence.citations:
            said = escape(source_note(each, language))
            yield f'<li id="note-{each.marker}">{said} <a href="#at-{each.marker}">↩</a></li>'
