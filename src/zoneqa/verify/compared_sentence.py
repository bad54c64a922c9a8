"""A sentence as it is compared: its claims, figures, names and words, found once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from zoneqa.claims.claim import Claim
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.table_cells import TableCell
from zoneqa.text.character_bigrams import character_bigrams
from zoneqa.text.language import language_of
from zoneqa.text.normalize import fold
from zoneqa.text.numbers import located
from zoneqa.text.overlap import overlaps_any
from zoneqa.text.tagged_words import TaggedWord, tagged_words
from zoneqa.text.terms import content_terms
from zoneqa.types import Article, Bounds, Language, Span
from zoneqa.verify.named_parts import NamedPart, named_parts
from zoneqa.verify.opposites import opposed_words
from zoneqa.verify.sentence_names import Name, names_in
from zoneqa.verify.value_context import ValueContext, context_of

_FROM_ON = ("以上", "以下", "及以上", "及以下")
"""What stands behind a figure that says which are counted: 10亿元以上项目14个."""

_JOINER, _TOGETHER = "和", "以及"
_JOINERS = str.maketrans("与及", "和和")
"""What joins a figure and what it counts with the next."""

_LISTED = "、"
"""What parts the items of a list."""


@dataclass(frozen=True, eq=False)
class ComparedSentence:
    """A sentence of an article; all places are those of the article's text.

    `claim_at` has its claims by where their values begin. A cell of a table is compared as what it
    states; all places are then those of its statement.
    """

    parsed: ParsedSentence
    claim_at: Mapping[int, Claim]
    cell: TableCell | None = None

    @property
    def article(self) -> Article:
        return self.parsed.text.article

    @property
    def bounds(self) -> Bounds:
        return self.parsed.bounds

    @property
    def plain(self) -> str:
        """The simplified text of the whole article."""
        return self.parsed.plain

    @cached_property
    def text(self) -> str:
        """Its own simplified text."""
        return self.words(self.bounds)

    @cached_property
    def language(self) -> Language:
        return language_of(self.text)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its pairs of characters, numbers and words."""
        return content_terms(self.text)

    @cached_property
    def clauses(self) -> list[tuple[Bounds, frozenset[str]]]:
        """Its clauses, with the terms of each."""
        return [(each, content_terms(self.words(each))) for each in self.parsed.clauses]

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.parsed)

    @cached_property
    def named_parts(self) -> list[NamedPart]:
        """The phases, areas and buildings that it names, in order."""
        return list(named_parts(self.plain, *self.bounds))

    def part_named(self, clause: Bounds) -> NamedPart | None:
        """Return the part that it names last up to the end of a clause."""
        named = [part for part in self.named_parts if part.place[1] <= clause[1]]
        return named[-1] if named else None

    @cached_property
    def naming_text(self) -> str:
        """Its folded words, in which a name may stand, and the names that 该区 stands for."""
        return fold(" ".join((self.text, *(name.text for name in self.names))))

    @cached_property
    def claims(self) -> list[Claim]:
        start, end = self.bounds
        return [claim for at, claim in self.claim_at.items() if start <= at < end]

    @cached_property
    def figures(self) -> list[ComparedFigure]:
        periods = [(period.start, period.end) for period in self.parsed.periods]
        values = [
            value
            for value in self.parsed.quantities
            if not any(a < value.start < b for a, b in periods)  # the first three quarters
        ]
        return [ComparedFigure(value, self, self.claim_at.get(value.start)) for value in values]

    @cached_property
    def value_places(self) -> list[Bounds]:
        """Where its figures and periods stand."""
        parts: list[SentencePart] = [*self.figures, *self.periods]
        return [each.place for each in parts]

    @cached_property
    def numerals(self) -> list[tuple[int, int, Decimal]]:
        """Where its numerals stand, counting or not, with their values."""
        start = self.bounds[0]
        return [(start + a, start + b, value) for a, b, value in located(self.text)]

    @cached_property
    def unread_numerals(self) -> frozenset[Decimal]:
        """The values of its numerals that are in no figure and no period."""
        return frozenset(
            value
            for start, end, value in self.numerals
            if not overlaps_any((start, end), self.value_places)
        )

    @cached_property
    def periods(self) -> list[ComparedPeriod]:
        return [ComparedPeriod(period, self) for period in self.parsed.periods]

    def figures_in(self, at: Bounds) -> list[ComparedFigure]:
        """Return its figures that begin in a part of it."""
        return [each for each in self.figures if at[0] <= each.place[0] < at[1]]

    def periods_in(self, at: Bounds) -> list[ComparedPeriod]:
        """Return its periods that begin in a part of it."""
        return [each for each in self.periods if at[0] <= each.place[0] < at[1]]

    @cached_property
    def _contexts(self) -> dict[Bounds, ValueContext]:
        return {}

    def context(self, at: Bounds) -> ValueContext:
        """Return the words round a place in it."""
        if at not in self._contexts:
            self._contexts[at] = context_of(self.parsed, at)
        return self._contexts[at]

    def words(self, at: Bounds) -> str:
        """Return a part of the simplified text."""
        return self.plain[slice(*at)]

    def tagged_words(self, at: Bounds) -> list[TaggedWord]:
        """Return the Chinese words of a part, with their places in the article."""
        return [word.behind(at[0]) for word in tagged_words(self.words(at))]

    def span(self, at: Bounds) -> Span:
        """Return a part of the article's own text; of a cell, the cell or a header of it."""
        if self.cell is None:
            return self.parsed.span(at)
        (start, end), words = self.cell.value, self.words(at)
        if at[0] < end and start < at[1]:
            return self.cell.span
        said = (each for each in self.cell.headers if words in each.quote or each.quote in words)
        return next(said, self.cell.span)


class SentencePart(ABC):
    """Words of a sentence that are compared by themselves, and where they stand there."""

    sentence: ComparedSentence

    @property
    @abstractmethod
    def place(self) -> Bounds: ...

    @property
    def words(self) -> str:
        return self.sentence.words(self.place)

    @property
    def span(self) -> Span:
        return self.sentence.span(self.place)

    @property
    def clause(self) -> Bounds:
        """Where its clause stands."""
        return self.sentence.parsed.clause_at(self.place[0])

    @property
    def context(self) -> ValueContext:
        """The words round it."""
        return self.sentence.context(self.place)


@dataclass(frozen=True, eq=False)
class ComparedFigure(SentencePart):
    """A figure of a sentence, with the claim that it makes there if it makes one."""

    quantity: Quantity
    sentence: ComparedSentence
    claim: Claim | None = None

    @property
    def place(self) -> Bounds:
        return self.quantity.start, self.quantity.end

    @property
    def is_threshold(self) -> bool:
        """Return whether it says which are counted, and not how many: 10亿元以上."""
        behind = self.sentence.plain.startswith(_FROM_ON, self.place[1])
        return self.words.endswith(_FROM_ON) or behind

    @cached_property
    def threshold(self) -> str | None:
        """The words of the figure before it that says which are counted, None if none does."""
        figures = self.sentence.figures_in((self.clause[0], self.place[0]))
        return figures[-1].words if figures and figures[-1].is_threshold else None

    @cached_property
    def pairs_before(self) -> frozenset[str]:
        """The pairs of characters before it, from the last figure or 、 on; 增长 is left out."""
        start, at = self.clause[0], self.place[0]
        before = max((b for _, b in self._others() if b <= at), default=start)
        words = self._telling((max(start, before), at)).rpartition(_LISTED)[2]
        if before > start:  # 家企业和8家研究所
            words = words.replace(_TOGETHER, _JOINER).translate(_JOINERS).rpartition(_JOINER)[2]
        return _pairs(words)

    @cached_property
    def pairs_behind(self) -> frozenset[str]:
        """The pairs of characters behind it, up to the next figure or 、."""
        at, end = self.place[1], self.clause[1]
        behind = min((a for a, _ in self._others() if a >= at), default=end)
        return _pairs(self._telling((at, min(end, behind))).partition(_LISTED)[0])

    @property
    def own_pairs(self) -> frozenset[str]:
        return self.pairs_before | self.pairs_behind

    def _others(self) -> list[Bounds]:
        return [each.place for each in self.sentence.figures if each.place != self.place]

    def _telling(self, at: Bounds) -> str:
        """Return a part of the text with blanks for the words of a direction."""
        words = self.sentence.words(at)
        for word in opposed_words(words, 0, len(words)):
            start, end = word.place
            words = f"{words[:start]}{' ' * (end - start)}{words[end:]}"
        return words


def _pairs(words: str) -> frozenset[str]:
    return frozenset(filter(str.isalpha, character_bigrams(words)))


@dataclass(frozen=True, eq=False)
class ComparedPeriod(SentencePart):
    """A period that a sentence names."""

    period: Period
    sentence: ComparedSentence

    @property
    def place(self) -> Bounds:
        return self.period.start, self.period.end
