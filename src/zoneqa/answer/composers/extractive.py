"""The extractive composer: verbatim quotes, long ones cut to the clauses that suffice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zoneqa.answer.composers.base import Backing, DraftSentence
from zoneqa.claims.agreement import Agreement
from zoneqa.claims.approximation import start_with_word
from zoneqa.claims.asked_kinds import how_many
from zoneqa.claims.claim import AMOUNTS, CHANGES, Claim
from zoneqa.claims.match import attribute_likeness, is_of_last_thing, says_asked_noun
from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.parties import PartyRole, asked_parties, listed_parties, tells_of_parties
from zoneqa.claims.period_words import written_out
from zoneqa.claims.quantities import quantities
from zoneqa.claims.table_cells import TableCell
from zoneqa.claims.value_with_bound import value_with_bound
from zoneqa.query.query import Query
from zoneqa.query.several_values import asks_for_change
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import fold, half_width, simplify
from zoneqa.text.segment import BRACKETS, clauses
from zoneqa.types import Bounds, Span

# A quote longer than this many characters is cut down to the clauses that suffice. The words that
# answer an English question are less sure: more is left round them.
_LONG = {"zh": 70, "en": 120}
# A short answer is at most so many characters long.
_SHORT = 40
# Types of answers that are no numbers, and words that ask for them.
_NAMES = ("name", "place", "list")
_WHICH = re.compile("哪(?:[些个家座]|[几两三四五六七八九十][个家座])")
_GROWS = ("增长", "上升", "提高", "下降", "减少", "降低")
# What joins the headers of a cell, leads to the cell, and holds its unit.
_MARKS = {"zh": ("，", "：", "（{}）"), "en": (", ", ": ", " ({})")}
# A clause that is quoted alone ends without its comma.
_CLAUSE_MARKS = "，；：、,;:"


@dataclass(frozen=True, slots=True)
class ExtractiveComposer:
    """Quotes each reading, as far as it is needed."""

    name: Literal["extractive"] = "extractive"

    def compose(self, query: Query, readings: Sequence[Reading]) -> Iterator[DraftSentence]:
        """See Composer; each sentence is backed by itself, a cell also by its headers."""
        for reading in readings:
            span = shortened_quote(query, reading)
            text = quoted_cell(query, reading.cell, span) if reading.cell else span.quote
            yield DraftSentence(text, (Backing(reading.source, span, reading.context),))

    def short_answer(self, query: Query, readings: Sequence[Reading]) -> str | None:
        """See Composer: the words of the surest reading; a cell of a table with its unit."""
        if role := _asked_parties(query):
            return _parties(role, readings)
        found = answering(query, readings)
        if found is None:
            return None
        reading, claim = found
        if claim:
            return _growth(query, claim) or _value(claim, reading)
        is_cell = reading.cell is not None and reading.words == reading.cell.span
        if reading.cell and is_cell:
            return reading.cell.answer
        return with_unit(reading.sentence, reading.words) if reading.words else None


def answering(query: Query, readings: Sequence[Reading]) -> tuple[Reading, Claim | None] | None:
    """Return the reading that gives the short answer, by a claim of it or else by its words.

    None if there is none: the question asks for no such words, they are too many, or they are a
    list of parties, which has to be whole.
    """
    if query.answer_type == "other" or not readings or _asked_parties(query):
        return None
    found = _surest(query, readings)
    # What there is does not say by how much it is more than before.
    asks_change = asks_for_change(query.text) or set() < query.slots.kinds <= CHANGES
    return None if found and asks_change and _says_amount(*found) else found


def _asked_parties(query: Query) -> PartyRole | None:
    return asked_parties(query.wording.plain) if query.answer_type in ("name", "list") else None


def _parties(role: PartyRole, readings: Sequence[Reading]) -> str | None:
    """Return the parties that the surest sentence lists, or those words of it that name them."""
    ranked = sorted(readings, key=lambda reading: -reading.score)
    for reading in ranked:
        quote, plain = reading.sentence.quote, simplify(reading.sentence.quote)
        at = listed_parties(role, plain) if len(plain) == len(quote) else None
        if at:
            return quote[slice(*at)]
    for reading in ranked:
        words, start = reading.words, reading.sentence.start
        if words and tells_of_parties(role, reading.sentence.quote, words.start - start):
            return words.quote
    return None


def _says_amount(reading: Reading, claim: Claim | None) -> bool:
    """Return whether the short answer of a reading says how much there is."""
    claims = [each.claim for each in reading.agreements if _is_likely(each.claim, reading)]
    return any(each.kind in AMOUNTS for each in ([claim] if claim else claims))


def _surest(query: Query, readings: Sequence[Reading]) -> tuple[Reading, Claim | None] | None:
    names = asks_for_names(query)
    fits = [(reading, claim) for reading in readings if (claim := fitting(query, reading))]
    if fits and not names:
        return _of_very_noun(query, fits)
    surest = max(readings, key=lambda reading: reading.score)
    is_short = surest.words is not None and len(surest.words.quote) <= _SHORT
    return None if not is_short or (names and _is_number(surest)) else (surest, None)


def _of_very_noun(query: Query, fits: Sequence[tuple[Reading, Claim]]) -> tuple[Reading, Claim]:
    """Return the surest that fits, or one of its article with the very noun: 职位, not 岗位."""
    surest = max(fits, key=lambda pair: pair[0].score)
    article = surest[0].sentence.article_id
    exact = [
        (reading, claim)
        for reading, claim in fits
        if reading.sentence.article_id == article and says_asked_noun(query.slots, claim)
    ]
    return max(exact, key=lambda pair: pair[0].score, default=surest)


def asks_for_names(query: Query) -> bool:
    """Return whether a question asks who, where or which ones, even if by a figure: 哪些超过20%."""
    if query.answer_type not in _NAMES:
        return False
    return not query.slots.kinds or bool(_WHICH.search(query.text) and not how_many(query.text))


def _is_number(reading: Reading) -> bool:
    text = half_width(reading.words.quote) if reading.words else ""
    return any(found.start == 0 and found.end == len(text) for found in quantities(text))


def fitting(query: Query, reading: Reading) -> Claim | None:
    """Return the claim of a reading that gives what is asked.

    Of several, a change if one is asked for, then the one that agrees in most slots, then one of
    the thing that is named last, then one with the very noun, then the one whose attribute is most
    like what is asked, then one that is not former, then that of the likeliest words.
    """
    fits = [agreement for agreement in reading.agreements if agreement.fits]
    asks_change = asks_for_change(query.text)

    def closeness(one: Agreement) -> tuple[bool, int, bool, bool, float, bool, bool]:
        return (
            asks_change and one.claim.kind in CHANGES,
            one.agreeing,
            is_of_last_thing(query.slots, one.claim),
            says_asked_noun(query.slots, one.claim),
            attribute_likeness(query.slots, one.claim),
            not one.claim.former,
            _is_likely(one.claim, reading),
        )

    best = max(fits, key=closeness, default=None)
    return best.claim if best else None


def with_unit(sentence: Span, words: Span) -> str:
    """Return words of a sentence, a number with its unit and its bound if they leave them out."""
    start, end = words.start - sentence.start, words.end - sentence.start
    text = simplify(sentence.quote)
    if len(text) != len(sentence.quote):
        return words.quote
    begun = next((q for q in quantities(text) if q.start <= start < q.end), None)
    if begun is None:
        return words.quote
    start = start_with_word(text, start) if start == begun.start else start
    return sentence.quote[start : max(end, begun.end)]


def _is_likely(claim: Claim, reading: Reading) -> bool:
    value, words = claim.value, reading.words
    return words is not None and value.start < words.end and words.start < value.end


def _growth(query: Query, claim: Claim) -> str | None:
    """Return a growth with its verb, 增长23%, where it answers how much there will be."""
    if claim.kind != "growth" or not query.slots.kinds & AMOUNTS:
        return None
    verb = next((verb for verb in _GROWS if claim.lead.endswith(verb)), None)
    return f"{verb}{claim.value.quote}" if verb else None


def _value(claim: Claim, reading: Reading) -> str:
    """Return the value of a claim; of a cell with its unit, of 昨日 with the day that it means."""
    if reading.cell and claim.value == reading.cell.span:
        return reading.cell.answer
    printed = value_with_bound(claim)
    if claim.kind == "date" and claim.period and claim.period.basis == "publication":
        meant = written_out(claim.period)
        return f"{meant}（{printed}）" if meant and meant != printed else printed
    return printed


def quoted_cell(query: Query, cell: TableCell, span: Span) -> str:
    """Return a cell after its headers, as they are printed: 税收，2022年：25.3（单位：亿元）."""
    comma, colon, bracket = _MARKS[query.language]
    headers = comma.join(header.quote for header in cell.headers)
    unit = bracket.format(cell.unit.quote) if cell.unit else ""
    return f"{headers}{colon}{span.quote}{unit}"


def shortened_quote(query: Query, reading: Reading) -> Span:
    """Return the sentence of a reading, or the run of clauses in it that suffices."""
    sentence = reading.sentence
    if len(sentence.quote) <= _LONG[query.language]:
        return sentence
    start, end = _suffices(query, reading)
    return Span(
        sentence.article_id, sentence.start + start, sentence.start + end, sentence.quote[start:end]
    )


def _suffices(query: Query, reading: Reading) -> Bounds:
    """Return the shortest run of clauses that has the words and all terms of the question.

    Of a plan it also says that it is one: 力争 may stand clauses before.
    """
    text, offset, words = reading.sentence.quote, reading.sentence.start, reading.words
    first, last = (words.start - offset, words.end - offset) if words else (len(text), 0)
    parts = clauses(text)
    held = [query.terms.within(fold(text[a:b])) for a, b in parts]
    goal = frozenset().union(*held)
    is_planned = tells_of_plan(text[: max(first, 0)])
    enough = [
        (a, d)
        for i, (a, _) in enumerate(parts)
        for j, (_, d) in enumerate(parts[i:], i + 1)
        if a <= first and last <= d
        if goal == frozenset().union(*held[i:j]) and _balanced(text[a:d])
        if not is_planned or tells_of_plan(text[a:d])
    ]
    start, end = min(enough, key=lambda run: run[1] - run[0], default=(0, len(text)))
    return start, end - (text[end - 1 : end] in tuple(_CLAUSE_MARKS))


def _balanced(text: str) -> bool:
    return all(text.count(opening) == text.count(closing) for opening, closing in BRACKETS)
