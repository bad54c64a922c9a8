"""Every sentence of the pages, from the catalogs of the languages that they are in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import get_args

from zoneqa.api.i18n import PageLanguage

Translations = Mapping[str, str]


def read_catalog(language: PageLanguage) -> Translations:
    """Return the texts of a language by their keys, as `catalogs/LANGUAGE.po` has them."""
    from babel.messages.pofile import read_po

    path = files(__package__) / "catalogs" / f"{language}.po"
    with path.open(encoding="utf-8") as file:
        catalog = read_po(file, abort_invalid=True)
    return {str(message.id): str(message.string) for message in catalog if message.id}


TRANSLATIONS: Mapping[PageLanguage, Translations] = {
    language: read_catalog(language) for language in get_args(PageLanguage)
}

IN_SCRIPT = (
    "also_in",
    "and_name",
    "searching",
    "reading",
    "answered",
    "citation",
    "copied",
    "copy_failed",
    "copy_question",
    "copy_declined",
    "copy_short",
    "understood",
    "confidence_high",
    "confidence_middle",
    "confidence_low",
    "flagged",
    "flagged_why",
    "written_by",
    "removed_one",
    "removed_some",
    "removed_why",
    "and_reason",
    "in_chinese",
    "declined_why",
    "cleared",
    "send",
    "stop",
    "sources",
    "near",
    "closest",
    "thread",
    "scope_since",
    "scope_until",
    "scope_remove",
    "scope_widen",
    "panel_count",
    "panel_source_removed",
    "panel_trouble",
    "quote_gone",
)
"""The keys that the scripts use as `strings.KEY`, besides those of errors."""


def script_strings(language: PageLanguage) -> Translations:
    """Return the texts that the scripts need: their own and every error."""
    texts = TRANSLATIONS[language]
    errors = [key for key in texts if key.startswith("error_")]
    return {key: texts[key] for key in [*IN_SCRIPT, *errors]}
