"""The evidence for a sentence: the cited sentences of articles, parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from zoneqa.claims.claim import Claim
from zoneqa.claims.table_cells import table_cells
from zoneqa.text.normalize import as_read, fold
from zoneqa.text.overlap import overlaps_any
from zoneqa.types import Language
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedPeriod, ComparedSentence
from zoneqa.verify.compared_text import ComparedText, compared_cell, compared_text
from zoneqa.verify.sentence_names import Name
from zoneqa.verify.verification import CitedSpans

_SCALES = {Decimal(100): "百", Decimal(1000): "千", Decimal(10_000): "万"}
"""The numbers that Chinese tells by one character."""


@dataclass(frozen=True, eq=False)
class CitedEvidence:
    """All the sentences that are cited, in order."""

    sentences: tuple[ComparedSentence, ...]
    sources: tuple[ComparedText, ...]

    @classmethod
    def of(cls, cited: Sequence[CitedSpans]) -> CitedEvidence:
        """Return the sentences that the cited spans touch."""
        sources = tuple(compared_text(each.article) for each in cited)
        pairs = zip(sources, cited, strict=True)
        found = (given for source, each in pairs for given in _touched(source, each))
        return cls(tuple(found), sources)

    @property
    def language(self) -> Language:
        """The language of the first source."""
        return self.sources[0].language if self.sources else "zh"

    @cached_property
    def figures(self) -> list[ComparedFigure]:
        return [figure for given in self.sentences for figure in given.figures]

    @cached_property
    def periods(self) -> list[ComparedPeriod]:
        return [period for given in self.sentences for period in given.periods]

    @cached_property
    def claims(self) -> list[Claim]:
        return [claim for given in self.sentences for claim in given.claims]

    @cached_property
    def names(self) -> list[Name]:
        return [name for given in self.sentences for name in given.names]

    def likest(self, terms: frozenset[str]) -> ComparedSentence | None:
        """Return the sentence that has most of some terms, None without any sentence."""
        return max(self.sentences, key=lambda each: len(terms & each.terms), default=None)

    def has_number(self, value: Decimal, language: Language) -> bool:
        """Return whether a sentence in another language has a number that no figure or period has.

        The units and periods of a language may not be read in a text of the other: 500 apartments.
        """
        others = [each for each in self.sentences if each.language != language]
        if value in _SCALES:  # 百兆瓦级
            return any(_SCALES[value] in each.text for each in others)
        return any(value in each.unread_numerals for each in others)

    @cached_property
    def told_text(self) -> str:
        """The folded words of the sentences."""
        return fold("\n".join(given.text for given in self.sentences))

    @cached_property
    def naming_text(self) -> str:
        """The folded words in which a name may stand: the sentences, headlines, zones and papers.

        So do the names that the sentences take over from the text before them.
        """
        carried = dict.fromkeys(words.text for claim in self.claims for words in claim.subjects)
        articles = [each.article for each in self.sources]
        heads = [each.title for each in articles]
        heads += filter(None, (part for a in articles for part in (a.zone, a.source, a.author)))
        return "\n".join((self.told_text, fold("\n".join((*map(as_read, heads), *carried)))))


def _touched(source: ComparedText, cited: CitedSpans) -> Iterator[ComparedSentence]:
    """Yield the sentences that spans touch; of a table, the cells in them."""
    article = source.article
    found = (table_cells(article, span.start, span.end) for span in cited.spans)
    cells = dict.fromkeys(chain.from_iterable(found))
    tables = {cell.table[1:] for cell in cells}
    spans = [(span.start, span.end) for span in cited.spans]
    for sentence in source.sentences:
        is_row = overlaps_any(sentence.bounds, tables)
        if not is_row and overlaps_any(sentence.bounds, spans):
            yield sentence
    yield from (compared_cell(article, cell) for cell in cells)
