"""Markdown with front matter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError, decoded, notes_on
from zoneqa.documents.formats.html_page.blocks import visible_text
from zoneqa.text.dates import iso_date_or_raw
from zoneqa.text.normalize import clean_text

_FENCE = "---\n"
# Elements whose text is not for readers, when they stand within a paragraph.
_UNSEEN = re.compile(r"<(script|style|template|noscript)\b", re.IGNORECASE)

Matter = dict[str, object]


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the article: its front matter, and its paragraphs without markup.

    Front matter or a top heading marks it as one article. Raw HTML and comments are left out.
    """
    raw = decoded(data)
    matter, body = _split(clean_text(raw.text))
    heading, text = _plain(body)
    if not text:
        raise FormatError("no_text", "There is no text in it.")
    given = {name: _field(value) for name, value in matter.items()}
    title = given.get("title") or heading
    yield Document(
        text,
        title=title,
        source=given.get("source"),
        date=iso_date_or_raw(given.get("date")),
        zone=given.get("zone"),
        url=given.get("url"),
        author=given.get("author"),
        whole=bool(matter) or title is not None,
        encoding=raw.encoding,
        notes=notes_on(raw),
    )


def _split(raw: str) -> tuple[Matter, str]:
    if not raw.startswith(_FENCE):
        return {}, raw
    head, found, body = (raw[len(_FENCE) :] + "\n").partition("\n" + _FENCE)
    if not found:
        return {}, raw
    try:
        matter = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError) as error:
        raise FormatError("not_valid", "Its front matter is not valid YAML.") from error
    return (matter if isinstance(matter, dict) else {}), body


def _field(value: object) -> str | None:
    # YAML reads 2021-03-05 as a date and 2021 as a number: all of them are text to us. Nested
    # values are not: a few aliases would write out to gigabytes.
    if isinstance(value, (str, int, float, datetime.date)) and not isinstance(value, bool):
        return clean_text(str(value)).strip() or None
    if isinstance(value, list) and len(value) < 20:
        return " ".join(filter(None, map(_scalar, value))) or None
    return None


def _scalar(value: object) -> str | None:
    return None if isinstance(value, (list, dict)) else _field(value)


def _plain(body: str) -> tuple[str | None, str]:
    """Return the first top heading, and the paragraphs without markup between blank lines."""
    tokens = MarkdownIt().enable("table").parse(body)
    title: str | None = None
    blocks: list[str] = []
    row: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        opened = before.tag if before else ""
        if token.type in ("fence", "code_block"):
            blocks.append(token.content.strip())
        elif token.type == "html_block":
            blocks.append(visible_text(token.content))
        elif token.type == "inline" and opened == "h1" and title is None:
            title = _inline(token) or None
        elif token.type == "inline" and opened in ("th", "td"):
            row.append(_inline(token))
        elif token.type == "inline":
            blocks.append(_inline(token))
        elif token.type == "tr_close":
            blocks.append(" | ".join(row) if any(row) else "")
            row = []
    return title, "\n\n".join(block for block in blocks if block)


def _inline(token: Token) -> str:
    parts: list[str] = []
    hidden = False
    for child in token.children or []:
        if child.type == "html_inline":
            # Only an element that is opened here hides what follows; any other tag ends that.
            hidden = _UNSEEN.match(child.content) is not None
            parts.append("\n" if child.content.lower().startswith("<br") else "")
        elif not hidden:
            parts.append("\n" if child.type.endswith("break") else child.content)
    return "".join(parts).strip()
