"""The value that a question is parsed into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from zoneqa.claims.slots import Slots
from zoneqa.query.answer_type import AnswerType
from zoneqa.query.calculation import Calculation
from zoneqa.query.intent import Intent
from zoneqa.query.query_terms import QueryTerms
from zoneqa.query.wording import Wording
from zoneqa.types import Language, Wordings
from zoneqa.zones.gazetteer import Mention
from zoneqa.zones.names import ZoneNames


@dataclass(frozen=True, slots=True)
class Query:
    """A question, parsed once: everything that later stages need of it."""

    typed: str
    """The question as it was typed, cleaned."""
    text: str
    """The question as it is read: simplified, with zones called as the articles call them."""
    language: Language
    answer_type: AnswerType
    zones: tuple[ZoneNames, ...]
    years: frozenset[str]
    numbers: frozenset[Decimal]
    """The numbers that it takes for granted, years left out."""
    ordinals: frozenset[tuple[str, str]]
    """Its ordinals as number and counter: 第八届 is ("8", "届")."""
    asks_for_zones: bool
    """True if it asks which zones something holds for: the answer stands in several articles."""
    wordings: tuple[Wordings, ...]
    """What each term of an English question may be called in Chinese."""
    names: tuple[str, ...]
    """The names in pinyin of an English question, zones left out."""
    terms: QueryTerms
    slots: Slots
    """What it asks of a claim, and what it takes as given."""
    search_text: str
    """The text that the lexical index is asked for."""
    wording: Wording
    """Where zone and period stand in it; follow-ups build on this."""
    surfaces: tuple[tuple[str, Mention], ...] = ()
    """The strings that mention zones in it, each with what it mentions."""
    intent: Intent = "question"
    """A question to the articles, small talk, or a request that no article can meet."""
    subquestions: tuple[Query, ...] = ()
    """The same question asked of each thing that it is about, or the several that it asks."""
    needs_several: bool = False
    """True if no single value answers it: it asks for two things, or to compare two."""
    calculation: Calculation | None = None
    """What is computed to answer it, of several facts; None if one fact answers it."""

    @property
    def compared_years(self) -> frozenset[str]:
        """Return those of its years with which it only compares: 2019 in 比2019年增长多少."""
        return self.years & {str(year) for year in self.slots.compared_years}

    @property
    def is_small_talk(self) -> bool:
        return self.intent not in ("question", "off_topic")

    def with_text(self, text: str) -> Query:
        """Return the query with another text to read."""
        if text == self.text:
            return self
        return replace(self, text=text, terms=QueryTerms.of(text, self.wordings))
