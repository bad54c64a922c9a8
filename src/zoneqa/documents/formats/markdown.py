"""Markdown with front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zoneqa.documents.document import Document
from zoneqa.documents.formats.article_fields import with_metadata
from zoneqa.documents.formats.format_error import FormatError, decoded, notes_on
from zoneqa.documents.formats.front_matter import split_front_matter
from zoneqa.documents.formats.html_page.blocks import visible_text
from zoneqa.documents.tables import Grid
from zoneqa.text.normalize import clean_text

_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
# Inline elements whose content browsers do not show.
_HIDDEN_TAG = re.compile(r"<(script|style|template|noscript)\b", re.IGNORECASE)

_PAIR = 2
"""Columns of a table whose rows are a name and a value."""


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text without markup, with the metadata of the front matter.

    Front matter or a top heading marks it as one article. HTML tags and comments are left out.
    """
    raw = decoded(data)
    source = clean_text(raw.text)
    front = split_front_matter(source)
    matter, body = front or ({}, source)
    heading, text, grids = _to_plain_text(body)
    if not text:
        raise FormatError("no_text", "There is no text in it.")
    document = Document(
        text,
        heading,
        whole=front is not None or heading is not None,
        encoding=raw.encoding,
        notes=notes_on(raw),
        grids=grids,
    )
    yield with_metadata(document, matter)


def _with_footnotes(body: str) -> str:
    """Return a text with its footnotes as paragraphs, 注1：…, and without their marks."""
    return _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub(r"\n注\1：", body))


def _to_plain_text(body: str) -> tuple[str | None, str, tuple[Grid, ...]]:
    """Return the first top heading, the text without markup, and the tables in it.

    A blank line stands between blocks.
    """
    tokens = MarkdownIt().enable("table").parse(_with_footnotes(body))
    title: str | None = None
    blocks: list[str] = []
    grids: list[Grid] = []
    rows: list[list[str]] = []
    for previous, token in zip([None, *tokens], tokens, strict=False):
        open_tag = previous.tag if previous else ""
        if token.type in ("fence", "code_block"):
            blocks.append(token.content.strip())
        elif token.type == "html_block":
            blocks.append(visible_text(token.content))
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
    parts: list[str] = []
    hidden = False
    for child in token.children or []:
        if child.type == "html_inline":
            # The content of a hidden element is skipped until the next tag of any kind.
            hidden = _HIDDEN_TAG.match(child.content) is not None
            parts.append("\n" if child.content.lower().startswith("<br") else "")
        elif not hidden:
            parts.append("\n" if child.type.endswith("break") else child.content)
    return "".join(parts).strip()
