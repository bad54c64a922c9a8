"""Questions in English on what a claim states, where all its words have a certain English form."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from zoneqa.answer.examples.named_claim import NamedClaim
from zoneqa.answer.examples.plain_statement import PlainStatement, plain_statement
from zoneqa.claims.office_words_english import office_in_english
from zoneqa.claims.period_words_english import written_out_in_english
from zoneqa.claims.periods import Period
from zoneqa.zones.english_names import zone_in_english

_COMMITTEES = {"管委会": "the administrative committee of ", "党工委": ""}


def english_question(named: NamedClaim) -> str | None:
    """Return the question that a claim answers; None if not all of its words are known."""
    zone, statement = zone_in_english(named.name), plain_statement(named)
    if zone is None or statement is None:
        return None
    if named.claim.kind == "role":
        return _who(statement.thing, zone)
    if named.claim.kind == "count":
        return _how_many(statement, zone)
    thing = _words("indicators").get(statement.thing)
    return _what(statement, thing, zone) if thing else None


def _who(office: str, zone: str) -> str | None:
    body = next(filter(office.startswith, _COMMITTEES), "")
    said = office_in_english(office.removeprefix(body))
    return f"Who is the {said} of {_COMMITTEES.get(body, '')}{zone}?" if said else None


def _how_many(statement: PlainStatement, zone: str) -> str | None:
    things, verb = _words("counted").get(statement.thing), _words("actions").get(statement.action)
    if things is None or (statement.action and verb is None):
        return None
    when = _when(statement.period)
    if verb:
        return f"How many {things} did {zone} {verb}{when}?"
    return f"How many {things} {'were' if when else 'are'} there in {zone}{when}?"


def _what(statement: PlainStatement, thing: str, zone: str) -> str:
    claim, when = statement.named.claim, _when(statement.period)
    if claim.kind == "growth":
        verb = "fall" if claim.direction == "down" else "grow"
        return f"By how much did the {thing} of {zone} {verb}{when}?"
    return f"What {'was' if when else 'is'} the {thing} of {zone}{when}?"


def _when(period: Period | None) -> str:
    words = written_out_in_english(period) if period else ""
    if not words or period is None:
        return ""
    return f" {words.replace('until', 'by', 1)}" if period.first is None else f" in {words}"


@lru_cache(maxsize=4)
def _words(section: str) -> dict[str, str]:
    """Return the English words of a section of the file, by the words of the articles."""
    text = (files(__package__) / "data" / "things_in_english.txt").read_text(encoding="utf-8")
    part = text.partition(f"[{section}]")[2].partition("[")[0]
    lines = (line.split("=") for line in part.splitlines() if "=" in line)
    return {name: words.strip() for names, words in lines for name in names.split()}
