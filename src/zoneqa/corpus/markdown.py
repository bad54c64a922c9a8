"""Markdown with front matter, and plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from zoneqa.corpus.decoding import read_text
from zoneqa.errors import UnreadableInput
from zoneqa.text import clean_text
from zoneqa.types import Article

_FENCE = "---\n"
_FIELDS = ("source", "date", "zone", "url", "author")


def read_markdown(path: Path, article_id: str) -> Iterator[Article]:
    """The article of a Markdown file: its front matter and its paragraphs as plain text."""
    matter, body = _split(clean_text(read_text(path)), path)
    title, text = _plain(body)
    fields = {name: _field(matter.get(name)) for name in _FIELDS}
    if text:
        yield Article(article_id, _field(matter.get("title")) or title or article_id, text, **fields)


def read_plain(path: Path, article_id: str) -> Iterator[Article]:
    """The article of a text file; its first line is its title."""
    text = clean_text(read_text(path)).strip()
    if text:
        yield Article(article_id, text.split("\n", 1)[0].strip()[:100], text)


def _split(raw: str, path: Path) -> tuple[dict[str, object], str]:
    if not raw.startswith(_FENCE):
        return {}, raw
    head, found, body = raw[len(_FENCE) :].partition("\n" + _FENCE)
    if not found:
        return {}, raw
    try:
        matter = yaml.safe_load(head)
    except yaml.YAMLError as error:
        raise UnreadableInput(f"The front matter of {path} is not valid YAML.") from error
    return (matter if isinstance(matter, dict) else {}), body


def _field(value: object) -> str | None:
    # YAML reads 2021-03-05 as a date and 2021 as a number: all of them are text to us.
    return str(value).strip() or None if value is not None else None


def _plain(body: str) -> tuple[str | None, str]:
    """The first top heading, and the paragraphs without markup, a blank line between them."""
    tokens = MarkdownIt().enable("table").parse(body)
    title: str | None = None
    blocks: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in ("fence", "code_block", "html_block"):
            blocks.append(token.content.strip())
        elif token.type == "inline" and before and before.tag == "h1" and title is None:
            title = _inline(token)
        elif token.type == "inline":
            blocks.append(_inline(token))
    return title, "\n\n".join(block for block in blocks if block)


def _inline(token: Token) -> str:
    parts = ("\n" if child.type.endswith("break") else child.content for child in token.children or [])
    return "".join(parts).strip()
