"""The catalogs of the pages: complete, alike, up to date, and used."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from tests.catalogs.generate import LANGUAGES, catalog, catalogs, corrections, path_of
from tests.catalogs.usage import (
    mentioned,
    named_in_python,
    named_in_scripts,
    named_in_templates,
    unnamed_in_scripts,
)
from zoneqa.api.i18n import NAMES, TAGS, PageLanguage
from zoneqa.api.translations import (
    IN_DOCUMENTS_SCRIPT,
    IN_SCRIPT,
    TRANSLATIONS,
    documents_script_strings,
    script_strings,
)
from zoneqa.checking.checked import STATUSES
from zoneqa.claims.claim import Kind

PLACEHOLDER = re.compile(r"\{\w+\}")
KEYS = set(TRANSLATIONS["zh"])

MADE = {f"check_{status}" for status in STATUSES} | {f"fact_{kind}" for kind in get_args(Kind)}
"""Keys that the templates put together."""


def test_every_language_has_a_catalog_a_name_and_a_tag() -> None:
    languages = get_args(PageLanguage)
    assert tuple(LANGUAGES) == tuple(TAGS) == tuple(NAMES) == tuple(TRANSLATIONS) == languages


def test_the_catalogs_have_the_same_keys_and_placeholders() -> None:
    for texts in TRANSLATIONS.values():
        assert texts.keys() == KEYS
        for key, text in texts.items():
            holes = sorted(PLACEHOLDER.findall(text))
            assert holes == sorted(PLACEHOLDER.findall(TRANSLATIONS["zh"][key])), key


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_text_is_empty_doubtful_obsolete_or_given_twice(name: str) -> None:
    messages = catalog(name)
    assert not messages.obsolete
    assert [message.id for message in messages if message.fuzzy] == []
    assert [message.id for message in messages if not str(message.string).strip()] == []
    ids = re.findall(r'^msgid "(.+)"', path_of(name).read_text("utf-8"), re.M)
    assert len(ids) == len(set(ids)) == len(KEYS)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", key) for key in ids)


def test_the_catalogs_are_as_make_catalogs_writes_them() -> None:
    for name, text in catalogs().items():
        assert path_of(name).read_text("utf-8") == text, "run `make catalogs`"


def test_every_correction_of_the_traditional_catalog_is_needed() -> None:
    texts = "".join(TRANSLATIONS["zh-Hant"].values())
    for wrong, right in corrections():
        assert right in texts
        assert wrong not in texts


def test_every_key_that_is_used_exists() -> None:
    assert named_in_templates() | named_in_python() | MADE <= KEYS
    assert named_in_scripts() <= script_strings("zh").keys() | documents_script_strings("zh").keys()
    assert set(IN_SCRIPT) <= KEYS


def test_scripts_are_given_what_they_use_alone() -> None:
    assert unnamed_in_scripts((*IN_SCRIPT, *IN_DOCUMENTS_SCRIPT)) == set()


def test_every_text_is_used() -> None:
    assert KEYS - mentioned(KEYS) == set()
