"""Articles prepared for reading: folded, segmented and searched for numbers once.

Preparing is kept in a bounded cache by the article's content, so that neither the stages of one
question nor later questions do it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.cell_claims import claims_of_cell
from zoneqa.claims.claim import Claim
from zoneqa.claims.comparison import compared_year
from zoneqa.claims.extract import claims_of_prose
from zoneqa.claims.named_things import PERSON, NamedThing, named_organisations, named_people
from zoneqa.claims.period_words import written_out
from zoneqa.claims.read_text import ReadText, Replacement, read_text
from zoneqa.claims.table_cells import TableCell, table_cells
from zoneqa.claims.told_years import compared_years, told_years
from zoneqa.text.dialogue import Exchange, exchanges
from zoneqa.text.heading import headers_above, heading_above, heading_with_zone
from zoneqa.text.normalize import as_read, fold
from zoneqa.text.numbers import figures, ordinals, years
from zoneqa.text.segment import sentences, without_outer_space
from zoneqa.types import Article, Bounds, Passage, Span
from zoneqa.zones.names import ZoneNames, is_named
from zoneqa.zones.pinyin import written_as

_KEPT = 128
"""Articles that are kept prepared; with those of a question, a few megabytes."""

_YEAR_ON_YEAR = "同比"

_LONGEST_NAME = 4
"""Characters of a person's name that is surely one."""

_LONGEST_EXCHANGE = 400
"""Characters up to which a sentence is read together with the question that it answers."""


@dataclass(frozen=True)
class PreparedSentence:
    """A sentence of an article, with its folded text and the years that it names.

    A cell of a table is a sentence by itself, folded with its headers.
    """

    article: PreparedArticle
    span: Span
    folded: str
    years: frozenset[str]
    cell: TableCell | None = None

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What it states."""
        if self.cell:
            return tuple(claims_of_cell(self.article.article, self.cell))
        return self.article.claims_within(self.span.start, self.span.end)


@dataclass(frozen=True, slots=True, eq=False)
class PreparedPassage:
    """A passage under the heading of its article; what its sentences say, and what stands there."""

    article: PreparedArticle
    folded: str
    """Heading, date, headers of a table that it begins within, and passage, folded."""
    sentences: tuple[PreparedSentence, ...]
    years: frozenset[str]
    numbers: frozenset[Decimal]
    ordinals: frozenset[tuple[str, str]]
    bounds: Bounds
    """Where it stands in the article."""

    @property
    def compared_years(self) -> frozenset[str]:
        """The years with which it only compares what it tells: 2022 in 比2022年增长."""
        changes = map(compared_year, self.article.claims_within(*self.bounds))
        named = compared_years(self.article.parsed, self.bounds)
        return named | {str(year) for year in changes if year}


@dataclass(frozen=True, eq=False)
class PreparedArticle:
    """An article with everything that reading needs of its text."""

    article: Article
    heading: str
    """Its title or opening words, after its zone where that is not in them."""
    folded_heading: str
    """Heading and date, folded."""
    text_read: str
    """Its text as readers are given it, of equal length."""
    folded: str
    bounds: tuple[Bounds, ...]
    """Where its sentences stand."""
    exchanges: tuple[Exchange, ...]
    """The questions that it asks and answers itself."""
    parsed: ArticleText
    """Its text with the figures, periods and references in it."""
    _passages: dict[Bounds, PreparedPassage] = field(default_factory=dict)

    @cached_property
    def prose_claims(self) -> tuple[Claim, ...]:
        """What its sentences state, those of tables left out."""
        return tuple(claims_of_prose(self.parsed))

    @cached_property
    def names(self) -> tuple[NamedThing, ...]:
        """The people, organisations, projects and events that it certainly names, each once."""
        offices = (c.value.quote for c in self.prose_claims if c.kind == "role")
        people = (NamedThing(name, PERSON) for name in offices if len(name) <= _LONGEST_NAME)
        found = chain(people, named_people(self.text_read), named_organisations(self.text_read))
        return tuple(dict.fromkeys(found))

    def claims_within(self, start: int, end: int) -> tuple[Claim, ...]:
        """Return the claims of prose whose values stand between two offsets."""
        return tuple(c for c in self.prose_claims if start <= c.value.start and c.value.end <= end)

    def passage(self, passage: Passage) -> PreparedPassage:
        """Return a passage of the article, prepared at first touch."""
        at = passage.start, passage.end
        if at not in self._passages:
            self._passages[at] = _prepared_passage(self, at)
        return self._passages[at]

    def heading_above(self, text: str) -> str:
        """Return the heading for a part of the article; opening words are not repeated."""
        return heading_above(self.article, text)

    def window(self, span: Span) -> Bounds:
        """Return the bounds of a sentence with the one before it, or the question it answers."""
        before = self.sentences_within(0, span.start)
        start = before[-1][0] if before else span.start
        question = self.question_of(span)
        if question and span.end - question.start <= _LONGEST_EXCHANGE:
            start = min(start, question.start)
        return start, span.end

    def text_near(self, span: Span) -> str:
        """Return a sentence with the one before it, or the question it answers; see `window`."""
        return self.text_read[slice(*self.window(span))]

    def question_of(self, span: Span) -> Span | None:
        """Return the question of an interview or the like that a sentence answers."""
        for exchange in self.exchanges:
            if exchange.answer[0] <= span.start < exchange.answer[1]:
                start, end = exchange.question
                return Span(self.article.id, start, end, self.article.text[start:end])
        return None

    def read(self, start: int, end: int, *, dated: bool, compared: bool) -> ReadText:
        """Return a part of the text as it is read, with names for the words that refer to them.

        `dated` text has years for 去年, 昨日 and 上半年, as a question that names a year needs it;
        `compared` text has the year before for 同比, for a question that compares with a year.
        """
        dates = [*(self._dates if dated else ()), *(self._compared if compared else ())]
        replaced = [*self._names, *dates]
        return read_text(self.text_read, (start, end), sorted(replaced, key=lambda r: r.place))

    @cached_property
    def _names(self) -> tuple[Replacement, ...]:
        """The words that refer to a name, with the name."""
        return tuple(reference.replaced(self.text_read) for reference in self.parsed.references)

    @cached_property
    def _dates(self) -> tuple[Replacement, ...]:
        """The periods that are printed without their year, with it."""
        unsaid = (p for p in self.parsed.periods if not years(self.parsed.plain[p.start : p.end]))
        full = ((p, written_out(p)) for p in unsaid)
        return tuple(Replacement((p.start, p.end), words) for p, words in full if words)

    @cached_property
    def _compared(self) -> tuple[Replacement, ...]:
        """The words 同比, with the year before that of their change."""
        years_before = ((compared_year(claim), claim) for claim in self.prose_claims)
        found = {
            claim.sentence.start + claim.lead.rindex(_YEAR_ON_YEAR): year
            for year, claim in years_before
            if year and _YEAR_ON_YEAR in claim.lead
        }
        length = len(_YEAR_ON_YEAR)
        return tuple(Replacement((at, at + length), f"比{y}年") for at, y in found.items())

    def sentences_within(self, start: int, end: int) -> list[Bounds]:
        """Return the sentences between two offsets, cut off there, without space at their ends."""
        clipped = ((max(a, start), min(b, end)) for a, b in self.bounds if a < end and b > start)
        trimmed = (without_outer_space(self.article.text, a, b) for a, b in clipped)
        return [(a, b) for a, b in trimmed if a < b]

    def prose_within(self, start: int, end: int) -> list[Bounds]:
        """Return the sentences between two offsets that stand in no table and ask nothing."""
        tables = [(table.start, table.end) for table in self.article.tables]
        left_out = [*tables, *(exchange.question for exchange in self.exchanges)]
        found = self.sentences_within(start, end)
        return [(a, b) for a, b in found if not any(a < d and b > c for c, d in left_out)]

    def folded_between(self, start: int, end: int) -> str:
        """Return a part of the text, folded."""
        if len(self.folded) == len(self.article.text):
            return self.folded[start:end]
        return fold(self.text_read[start:end])

    @property
    def folded_whole(self) -> str:
        """Return its heading, date and text, folded."""
        return f"{self.folded_heading} {self.folded}"

    def mentions(self, zone: ZoneNames) -> bool:
        """Return whether the article names a zone anywhere."""
        return is_named(zone, self.folded_heading) or is_named(zone, self.folded)

    def names_written(self, names: Iterable[str]) -> frozenset[str]:
        """Return those of the names in pinyin that the article has in Chinese characters."""
        whole = f"{as_read(self.article.title)} {self.text_read}"
        return frozenset(name for name in names if written_as(name).search(whole))


@lru_cache(maxsize=_KEPT)
def prepare(article: Article) -> PreparedArticle:
    """Return the article prepared for reading; equal articles are prepared once."""
    full, read = heading_with_zone(article), as_read(article.text)
    bounds = sentences(article.text)
    return PreparedArticle(
        article=article,
        heading=full,
        folded_heading=fold(f"{full} {article.date or ''}"),
        text_read=read,
        folded=fold(read),
        bounds=tuple(bounds),
        exchanges=tuple(exchanges(article.text, bounds)),
        parsed=ArticleText.parsed(article, read, bounds),
    )


def _prepared_passage(prepared: PreparedArticle, at: Bounds) -> PreparedPassage:
    above = fold(" ".join(headers_above(prepared.article, at[0])))
    heading = f"{prepared.folded_heading} {above}"
    folded = f"{heading} {prepared.folded_between(*at)}"
    return PreparedPassage(
        article=prepared,
        folded=folded,
        sentences=_sentences(prepared, at),
        years=years(heading) | told_years(prepared.parsed, at),
        numbers=figures(folded),
        ordinals=ordinals(folded),
        bounds=at,
    )


def _sentences(prepared: PreparedArticle, at: Bounds) -> tuple[PreparedSentence, ...]:
    """Return the sentences and the cells of a part of an article, in reading order."""
    prose = [_sentence(prepared, a, b) for a, b in prepared.prose_within(*at)]
    cells = [_cell_sentence(prepared, cell) for cell in table_cells(prepared.article, *at)]
    return tuple(sorted((*prose, *cells), key=lambda sentence: sentence.span.start))


def _cell_sentence(prepared: PreparedArticle, cell: TableCell) -> PreparedSentence:
    folded = fold(cell.statement)
    return PreparedSentence(prepared, cell.span, folded, years(folded), cell)


def _sentence(prepared: PreparedArticle, start: int, end: int) -> PreparedSentence:
    article, folded = prepared.article, prepared.folded_between(start, end)
    span = Span(article.id, start, end, article.text[start:end])
    return PreparedSentence(prepared, span, folded, told_years(prepared.parsed, (start, end)))
