"""The kinds of documents: what stands in them, and how their pages are laid out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from zoneqa_eval.layout.content import (
    BodyPart,
    DataTable,
    Look,
    Paragraph,
    Rules,
    SampleDocument,
    Subheading,
)
from zoneqa_eval.layout.figures import Figures
from zoneqa_eval.layout.news import NewsWriter
from zoneqa_eval.layout.table_shapes import (
    MERGED_LONG_SHAPES,
    MERGED_SHAPES,
    PLAIN_LONG_SHAPES,
    PLAIN_SHAPES,
    Shape,
    key_value,
)

RULES: tuple[Rules, ...] = ("grid", "three lines", "none")


@dataclass(frozen=True, slots=True)
class Author:
    """All that the content of one document is drawn from; a kind asks it for its parts.

    `merges`: the format can merge the cells of a table.
    """

    rng: Random
    news: NewsWriter
    figures: Figures
    merges: bool

    @classmethod
    def of_seed(cls, seed: str, merges: bool) -> Author:
        """Return the author whose documents follow from a seed."""
        rng = Random(seed)
        return cls(rng, NewsWriter(rng), Figures(rng), merges)

    def look(self, columns: int = 1) -> Look:
        """Return a way to set a document with so many columns on a page."""
        return Look(columns, rules=self.rng.choice(RULES), marks_headers=self.rng.random() < 0.5)

    def paragraphs(self, count: int) -> list[BodyPart]:
        """Return paragraphs of two to five sentences."""
        return [Paragraph(self.news.paragraph(self.rng.randint(2, 5))) for _ in range(count)]

    def section(self) -> list[BodyPart]:
        """Return a subheading with its paragraphs."""
        return [Subheading(self.news.write("subheading")), *self.paragraphs(self.rng.randint(2, 3))]

    def tables(self, count: int) -> list[DataTable]:
        """Return tables of distinct shapes."""
        shapes = PLAIN_SHAPES + MERGED_SHAPES * self.merges
        return [shape(self.figures) for shape in self.rng.sample(shapes, count)]

    def long_table(self) -> DataTable:
        """Return a table of more rows than a page holds."""
        shapes: Sequence[Shape] = MERGED_LONG_SHAPES if self.merges else PLAIN_LONG_SHAPES
        return self.rng.choice(shapes)(self.figures)


def news(author: Author) -> SampleDocument:
    """A report with subheadings and no table."""
    body = [*author.paragraphs(2), *author.section(), *author.section()]
    return _document("news", author, body, author.look())


def two_columns(author: Author) -> SampleDocument:
    """A report on pages of two columns, with a narrow table in one of them."""
    table = key_value(author.figures)
    body = [*author.paragraphs(4), *author.section(), table, *author.section(), *author.section()]
    return _document("two columns", author, body, author.look(2))


def three_columns(author: Author) -> SampleDocument:
    """A report on pages of three columns."""
    body = [*author.paragraphs(4), *author.section(), *author.section(), *author.section()]
    return _document("three columns", author, body, author.look(3))


def report(author: Author) -> SampleDocument:
    """Tables between paragraphs, with captions above or below."""
    body = author.paragraphs(1)
    for number, table in enumerate(author.tables(3), 1):
        body += [_captioned(table, number, author), *author.paragraphs(1)]
    return _document("report", author, body, author.look())


def yearbook(author: Author) -> SampleDocument:
    """A table over several pages, with a running head and page numbers."""
    body = [*author.paragraphs(2), author.long_table(), *author.paragraphs(2)]
    head = author.news.write("running_head")
    look = replace(author.look(), running_head=head, page_numbers=True)
    return _document("yearbook", author, body, look)


def notes(author: Author) -> SampleDocument:
    """Paragraphs with notes, and a table between them."""
    first, second, third = author.paragraphs(3)
    (table,) = author.tables(1)
    body = [_noted(first, author), second, table, _noted(third, author)]
    return _document("notes", author, body, author.look())


def tables_only(author: Author) -> SampleDocument:
    """Tables with captions, one below the other, and nothing else."""
    tables = enumerate(author.tables(2), 1)
    body = [_captioned(table, number, author) for number, table in tables]
    return _document("tables only", author, body, author.look())


KINDS: Mapping[str, Callable[[Author], SampleDocument]] = {
    "news": news,
    "two columns": two_columns,
    "three columns": three_columns,
    "report": report,
    "yearbook": yearbook,
    "notes": notes,
    "tables only": tables_only,
}


def _document(kind: str, author: Author, body: Sequence[BodyPart], look: Look) -> SampleDocument:
    return SampleDocument(kind, author.news.write("title"), tuple(body), look)


def _captioned(table: DataTable, number: int, author: Author) -> DataTable:
    """Return a table with its number and name above it or, once in three times, below."""
    caption = f"表{number} {author.news.write('caption')}"
    if author.rng.random() < 1 / 3:
        return replace(table, below=(caption, *table.below))
    return replace(table, above=(caption, *table.above))


def _noted(part: BodyPart, author: Author) -> BodyPart:
    assert isinstance(part, Paragraph)
    return replace(part, note=author.news.write("note"))
