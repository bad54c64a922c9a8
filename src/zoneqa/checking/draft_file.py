"""Reading a draft: a text as it is, or a file in Word, Markdown or another format of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date

from zoneqa.checking.draft import ENDS, Draft
from zoneqa.checking.own_marks import without_own_marks
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.newspaper import detect_zone, zones_in
from zoneqa.documents.read_file import Parser
from zoneqa.documents.sandbox.parser_process import ParserProcess
from zoneqa.documents.tables import CELL_SEPARATOR, tables_in
from zoneqa.errors import BadDraft, BadFilter, DraftTooLong
from zoneqa.text.prose import clean_prose
from zoneqa.types import Article, Table

LONGEST_DRAFT = 100_000
"""Characters of a draft, at most."""

MOST_SENTENCES = 500
"""Sentences of a draft that are looked up, at most."""

_ID = "draft"

_MARKDOWN_HEADINGS = tuple(f"{'#' * depth} " for depth in range(1, 7))

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


def typed_draft(
    text: str, day: str | None = None, open_parser: OpenParser = ParserProcess
) -> Draft:
    """Return a draft that is typed or pasted; with headings of Markdown, it is read as such."""
    if any(line.startswith(_MARKDOWN_HEADINGS) for line in text.splitlines()):
        return read_draft(text.encode(), "draft.md", day, open_parser)
    return text_draft(text, day)


def text_draft(text: str, day: str | None = None) -> Draft:
    """Return the draft that is a plain text. Raises BadDraft if it is empty, or DraftTooLong."""
    return _draft(Document(clean_prose(text).strip()), day)


def draft_again(
    text: str, day: str | None, title: str, zone: str | None, tables: Sequence[str]
) -> Draft:
    """Return a draft that was read before and perhaps changed since, with the tables it had.

    Raises BadDraft if it is empty, or DraftTooLong.
    """
    cleaned = clean_prose(text).strip()
    document = Document(cleaned, title=clean_prose(title).strip(), zone=zone)
    return _draft(document, day, _tables_again(cleaned, tables))


def _tables_again(text: str, tables: Sequence[str]) -> tuple[Table, ...]:
    """Return where tables stand in a text, one behind the other."""
    found: list[Table] = []
    for table in tables:
        at = text.find(table, found[-1].end if found else 0)
        if table and at >= 0:
            found.append(Table(at, at + len(table), ()))
    return tuple(found)


def draft_day(typed: str) -> str:
    """Return the day on which a draft speaks, as it was typed. Raises BadFilter if it is none."""
    try:
        return date.fromisoformat(typed.strip()).isoformat()
    except ValueError as error:
        raise BadFilter("The date of the draft must be a day, such as 2024-03-15.") from error


def _rows(text: str) -> Iterator[Table]:
    """Yield the rows of tables in a text that has lost them: lines of cells."""
    start = 0
    for line in text.split("\n"):
        if CELL_SEPARATOR in line:
            yield Table(start, start + len(line), ())
        start += len(line) + 1


def _own_zone(heading: str, text: str) -> str | None:
    """Return the zone that a draft is about; a draft about several is about none of them alone."""
    zone = detect_zone(heading, f"{heading}\n{text}")
    if zone is None or zones_in(heading):
        return zone
    named = [text.count(place) for place in zones_in(text) if place not in zone]
    return zone if text.count(zone) > sum(named) else None


def _draft(document: Document, day: str | None, tables: tuple[Table, ...] = ()) -> Draft:
    if not document.text.strip():
        raise BadDraft("The draft is empty.")
    if len(document.text) > LONGEST_DRAFT:
        raise DraftTooLong(
            f"The draft has {len(document.text):,} characters; {LONGEST_DRAFT:,} are the limit."
        )
    draft = Draft.of(_article(document, day, tables))
    count = sum(sentence.checkable for sentence in draft.sentences)
    if count > MOST_SENTENCES:
        raise DraftTooLong(
            f"The draft has {count:,} sentences to look up; {MOST_SENTENCES:,} are the limit. "
            "Check it in parts."
        )
    return draft


def _article(document: Document, day: str | None, tables: tuple[Table, ...]) -> Article:
    title, text = document.title or "", without_own_marks(document.text)
    first = text.partition("\n")[0].strip()
    # A title that names a zone counts, whether or not the text does.
    zone = document.zone or _own_zone(title or ("" if first.endswith(ENDS) else first), text)
    found = tables or tables_in(text, document.grids) or tuple(_rows(text))
    return Article(_ID, title, text, date=day, zone=zone, tables=found)
