"""Reading a draft: a text as it is, or a file in Word, Markdown or another format of articles."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from zoneqa.checking.draft import Draft
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.newspaper import detect_zone
from zoneqa.documents.read_file import Parser
from zoneqa.documents.sandbox.parser_process import ParserProcess
from zoneqa.documents.tables import tables_in
from zoneqa.errors import BadDraft, BadFilter, DraftTooLong
from zoneqa.text.prose import clean_prose
from zoneqa.types import Article

LONGEST_DRAFT = 100_000
"""Characters of a draft, at most."""

MOST_SENTENCES = 500
"""Sentences of a draft that are looked up, at most."""

_ID = "draft"

OpenParser = Callable[[], AbstractContextManager[Parser]]
"""Opens what parses a file in a process of its own."""


def read_draft(
    data: bytes, name: str, day: str | None = None, open_parser: OpenParser = ParserProcess
) -> Draft:
    """Return the draft in a file. Raises BadDraft if it cannot be read, or DraftTooLong.

    `day` is the one on which the draft speaks; without it, 去年 means no certain year.
    """
    with open_parser() as parser:
        items = parser.parse(data, name)
    documents = [item for item in items if isinstance(item, Document)]
    if len(documents) == 1:
        return _draft(documents[0], day)
    if documents:
        raise BadDraft("The file holds several documents; give the draft as one file.")
    problems = [item.says for item in items if isinstance(item, Problem)]
    raise BadDraft(" ".join(["The draft cannot be read.", *problems[:1]]))


def text_draft(text: str, day: str | None = None, title: str = "") -> Draft:
    """Return the draft that is typed as a text. Raises BadDraft if it is empty, or DraftTooLong."""
    return _draft(Document(clean_prose(text).strip(), title=clean_prose(title).strip()), day)


def draft_day(typed: str) -> str:
    """Return the day on which a draft speaks, as it was typed. Raises BadFilter if it is none."""
    try:
        return date.fromisoformat(typed.strip()).isoformat()
    except ValueError as error:
        raise BadFilter("The date of the draft must be a day, such as 2024-03-15.") from error


def _draft(document: Document, day: str | None) -> Draft:
    if not document.text.strip():
        raise BadDraft("The draft is empty.")
    if len(document.text) > LONGEST_DRAFT:
        raise DraftTooLong(
            f"The draft has {len(document.text):,} characters; {LONGEST_DRAFT:,} are the limit."
        )
    draft = Draft.of(_article(document, day))
    count = sum(sentence.checkable for sentence in draft.sentences)
    if count > MOST_SENTENCES:
        raise DraftTooLong(
            f"The draft has {count:,} sentences to look up; {MOST_SENTENCES:,} are the limit. "
            "Check it in parts."
        )
    return draft


def _article(document: Document, day: str | None) -> Article:
    title, text = document.title or "", document.text
    heading = title or text.partition("\n")[0].strip()
    # A title that names a zone counts, whether or not the text does.
    zone = document.zone or detect_zone(heading, f"{heading}\n{text}")
    return Article(_ID, title, text, date=day, zone=zone, tables=tables_in(text, document.grids))
