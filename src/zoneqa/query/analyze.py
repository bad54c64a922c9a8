"""Parsing a question, with one scan of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zoneqa.claims.asked_words_english import asked_words
from zoneqa.claims.slots import slots_of
from zoneqa.query.answer_type import answer_type, asks_for_zones
from zoneqa.query.calculation import calculation_of
from zoneqa.query.clean import clean_question
from zoneqa.query.intent import intent_of
from zoneqa.query.mentions import Surfaces, carried_mentions, surfaces_of
from zoneqa.query.query import Query
from zoneqa.query.query_terms import QueryTerms
from zoneqa.query.several_values import asks_to_compare, asks_two_things
from zoneqa.query.subquestions import split_subquestions
from zoneqa.query.translation import Translate, untranslated
from zoneqa.query.wording import Wording, zone_bounds
from zoneqa.text.language import language_of
from zoneqa.text.normalize import as_read, half_width, in_mainland_words, simplify
from zoneqa.text.numbers import figures, ordinals, with_full_years, years
from zoneqa.text.terms import symbols
from zoneqa.types import Language
from zoneqa.zones.gazetteer import Gazetteer, Mention
from zoneqa.zones.names import ZoneNames
from zoneqa.zones.pinyin import pinyin_names


@dataclass(frozen=True, slots=True)
class QueryAnalyzer:
    """Makes queries of questions, with the zones that a gazetteer knows."""

    gazetteer: Gazetteer
    translate: Translate = untranslated

    def analyze(self, question: str) -> Query:
        """Return the query of a question. Raises BadQuestion."""
        text = clean_question(question)
        typed = with_full_years(in_mainland_words(text))
        mentions = self.gazetteer.find(typed)
        # In a follow-up, people write zones in lower case too.
        capitals = typed.title()
        named = mentions or (self.gazetteer.find(capitals) if capitals != typed else ())
        wording = Wording.of(text, typed, named)
        return self._query(text, typed, mentions, surfaces_of(capitals, named), wording)

    def restate(self, question: str, surfaces: Surfaces) -> Query:
        """Return the query of a question that was put together from queries.

        Its zones are looked for among the `surfaces` of those queries, not in the gazetteer.
        """
        typed = in_mainland_words(question)
        mentions = carried_mentions(typed, surfaces)
        wording = Wording.of(question, typed, mentions)
        return self._query(question, typed, mentions, surfaces, wording)

    def _query(
        self,
        text: str,
        typed: str,
        mentions: Sequence[Mention],
        known: Surfaces,
        wording: Wording,
    ) -> Query:
        plain, own = self.gazetteer.in_own_names(typed, mentions)
        surfaces = (*known, *surfaces_of(typed, mentions), *surfaces_of(plain, own))
        language = language_of(text)
        read = as_read(text) if plain == half_width(text) else plain
        whole = self._parsed(text, read, plain, own, language)
        parts = split_subquestions(plain, own)
        among = ((part, carried_mentions(part, surfaces)) for part in parts)
        subquestions = tuple(self._parsed(p, p, p, found, language) for p, found in among)
        bounds = zone_bounds(plain, own)
        asked = calculation_of(plain, own, bounds, whole.slots, language, self.translate)
        is_computed = bool(asked and asked.needs_several) or asks_to_compare(plain)
        return replace(
            whole,
            calculation=asked,
            needs_several=is_computed or (not parts and asks_two_things(plain)),
            wording=wording,
            surfaces=tuple(dict.fromkeys(surfaces)),
            intent=intent_of(typed.casefold(), names_something=bool(whole.zones or whole.years)),
            subquestions=subquestions,
        )

    def _parsed(
        self, typed: str, text: str, plain: str, mentions: Sequence[Mention], language: Language
    ) -> Query:
        """Return the query of a question about one thing; `plain` is its text, simplified."""
        translate = self.translate if language == "en" else untranslated
        folded, wordings = plain.casefold(), translate(plain)
        asked = asked_words(plain) if wordings else ""
        of_asked = translate(asked) if asked else None
        slots = slots_of(plain, zone_bounds(plain, mentions), wordings, of_asked)
        named_years = years(plain) | slots.years
        zones = tuple(mention.zone for mention in mentions)
        bounds = [(mention.start, mention.end) for mention in mentions]
        return Query(
            typed=typed,
            text=text,
            language=language,
            answer_type=answer_type(folded),
            zones=zones,
            years=named_years,
            numbers=figures(plain) - set(_year_numbers(named_years)),
            ordinals=ordinals(plain),
            asks_for_zones=asks_for_zones(folded),
            wordings=wordings,
            names=pinyin_names(plain, bounds, translate) if language == "en" else (),
            terms=QueryTerms.of(text, wordings),
            slots=slots,
            search_text=self._search_text(typed, text, zones, language),
            wording=Wording.of(text, plain, mentions),
        )

    def _search_text(
        self, typed: str, text: str, zones: Sequence[ZoneNames], language: Language
    ) -> str:
        """Return the text to look up: the question and what the articles call its zones.

        The plain words of an English question are left out, for which there are wordings: where
        they stand in a Chinese text, as in the name of a song, they mislead.
        """
        own = " ".join(symbols(text)) if language == "en" else text
        plain, typed = simplify(text), simplify(typed)
        names = (name for zone in zones for name in self.gazetteer.wordings(zone, plain, typed))
        return " ".join((own, *names))


def _year_numbers(named: Iterable[str]) -> Iterator[Decimal]:
    """Yield the numbers by which years are called: 2023, and 23 in 23年."""
    for year in named:
        yield from (Decimal(year).normalize(), Decimal(year[2:]).normalize())


def analyze(question: str, gazetteer: Gazetteer, translate: Translate = untranslated) -> Query:
    """Return the query of a question. Raises BadQuestion."""
    return QueryAnalyzer(gazetteer, translate).analyze(question)
