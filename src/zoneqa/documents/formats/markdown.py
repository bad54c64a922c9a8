"""Markdown with front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError, decoded
from zoneqa.documents.formats.front_matter import split_front_matter
from zoneqa.documents.formats.html_page.blocks import visible_blocks
from zoneqa.documents.formats.text_document import text_document
from zoneqa.documents.tables import Grid
from zoneqa.text.normalize import clean_text
from zoneqa.text.prose import clean_lines, clean_prose
from zoneqa.text.raised import BEFORE_RAISED, raised

# Notes: [^2] and 28.9^2^ in a text; the text of a note itself stays, without its mark.
_DEFINITION_MARK = re.compile(r"(?m)^( {0,3})\[\^[^\]\s]{1,40}\]:[ \t]*")
_NOTE_REFERENCE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_CARETS = re.compile(r"\^([^\s^]{1,8})\^")

_PAIR = 2
"""Columns of a table whose rows are a name and a value."""


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text without markup, with the metadata of the front matter.

    Front matter or a top heading marks it as one article. HTML tags and comments are left out.
    """
    raw = decoded(data)
    source = clean_text(raw.text)
    front_matter, body = split_front_matter(source) or (None, source)
    heading, text, grids = _to_plain_text(_DEFINITION_MARK.sub(r"\1", body))
    text = clean_lines(text).strip()
    if not text:
        raise FormatError("no_text", "There is no text in it.")
    title = clean_prose(heading or "").strip() or None
    yield text_document(raw, front_matter, title, text, grids)


def _to_plain_text(body: str) -> tuple[str | None, str, tuple[Grid, ...]]:
    """Return the first top heading, the text without markup, and the tables in it.

    A blank line stands between blocks.
    """
    tokens = MarkdownIt().enable("table").parse(body)
    title: str | None = None
    blocks: list[str] = []
    grids: list[Grid] = []
    rows: list[list[str]] = []
    for previous, token in zip([None, *tokens], tokens, strict=False):
        open_tag = previous.tag if previous else ""
        if token.type in ("fence", "code_block"):
            blocks.append(token.content.strip())
        elif token.type == "html_block":
            blocks += visible_blocks(token.content)
        elif token.type == "inline" and open_tag == "h1" and title is None:
            title = _inline_text(token) or None
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and open_tag in ("th", "td"):
            rows[-1].append(_inline_text(token))
        elif token.type == "inline":
            blocks.append(_inline_text(token))
        elif token.type == "table_close":
            grids.append(_grid(rows))
            blocks.append(grids[-1].text)
            rows = []
    return title, "\n\n".join(block for block in blocks if block), tuple(grids)


def _grid(rows: list[list[str]]) -> Grid:
    # Markdown has no table without a header row: an empty one, and that of pairs, stand for none.
    if not any(rows[0]):
        return Grid.of_rows(rows[1:])
    return Grid.of_rows(rows, header_rows=int(len(rows[0]) > _PAIR))


def _inline_text(token: Token) -> str:
    """Return the text of a paragraph; raw HTML in it is read as that of a page is."""
    children = token.children or []
    if not any(child.type == "html_inline" for child in children):
        text = "".join(map(_markdown_text, children))
    else:
        text = "\n".join(visible_blocks("".join(map(_html_source, children))))
    return _without_notes(text).strip()


def _html_source(child: Token) -> str:
    if child.type == "html_inline":
        return child.content
    return "<br>" if child.type.endswith("break") else escape(child.content)


def _markdown_text(child: Token) -> str:
    return "\n" if child.type.endswith("break") else child.content


def _without_notes(text: str) -> str:
    return _CARETS.sub(_raised, _NOTE_REFERENCE.sub("", text))


def _raised(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - BEFORE_RAISED) : found.start()]
    return raised(found[1], before)
