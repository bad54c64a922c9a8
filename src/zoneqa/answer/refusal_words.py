"""What refusals say of articles and questions, in the language of the one who asks."""

from __future__ import annotations

from zoneqa.claims.asked_office import AskedOffice
from zoneqa.claims.english_words import english_units
from zoneqa.claims.office_words_english import office_in_english
from zoneqa.types import Language

_SERIES = {"期": "phase", "届": "edition", "批": "batch", "轮": "round", "号": "number"}


def as_printed(language: Language, words: str) -> str:
    """Return words of an article, for an English asker in quotation marks."""
    return words if language == "zh" else f"“{words}”"


def said_edition(language: Language, edition: tuple[str, str]) -> str:
    """Return what a number and a counter are called: 第2期, phase 2."""
    number, counter = edition
    series = _SERIES.get(counter) if language == "en" else None
    return f"{series} {number}" if series else as_printed(language, f"第{number}{counter}")


def said_office(language: Language, office: str) -> str:
    """Return what an office of an article is called: 副局长, deputy director."""
    english = office_in_english(office) if language == "en" else None
    return english or as_printed(language, office)


def office_asked(language: Language, asked: AskedOffice) -> str:
    """Return the office that a question names: one English title may be many Chinese ones."""
    if language == "en":
        return "office that was asked about"
    return f"{asked.department}{asked.prefix}{'/'.join(sorted(asked.titles))}"


def said_unit(language: Language, unit: str) -> str:
    """Return what a unit is called: 美元, US dollars."""
    english = english_units().get(unit) if language == "en" else None
    return english.many if english else unit
