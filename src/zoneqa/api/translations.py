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
    "side_not_found",
    "side_empty",
    "side_trouble",
    "side_gone",
    "side_pin",
    "side_unpin",
    "side_actions",
    "side_deleted",
    "share_ended",
    "feedback_thanks",
    "feedback_comment_kept",
    "feedback_withdrawn",
    "feedback_failed",
)
"""The keys that the scripts use as `strings.KEY`, besides those of errors."""


def script_strings(language: PageLanguage) -> Translations:
    """Return the texts that the scripts need: their own and every error."""
    texts = TRANSLATIONS[language]
    errors = [key for key in texts if key.startswith("error_")]
    return {key: texts[key] for key in [*IN_SCRIPT, *errors]}


IN_DOCUMENTS_SCRIPT = ("documents_sending", "documents_not_sent", "documents_all_sent")
"""The keys that the script of the page of documents uses, besides why a file was not taken."""


def documents_script_strings(language: PageLanguage) -> Translations:
    """Return the texts that the script of the page of documents needs."""
    texts = TRANSLATIONS[language]
    troubles = [key for key in texts if key.startswith("documents_trouble_")]
    return {key: texts[key] for key in [*IN_DOCUMENTS_SCRIPT, *troubles]}
