"""What all pages share: the language and the address of the static files."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.api.i18n import TAGS
from zoneqa.api.translations import TRANSLATIONS, Translations
from zoneqa.types import Language


@dataclass(frozen=True, slots=True)
class Layout:
    """The language of a page, the folder of its static files, the link to the other language."""

    language: Language
    statics: str
    switch: str

    @property
    def translations(self) -> Translations:
        return TRANSLATIONS[self.language]

    @property
    def tag(self) -> str:
        return TAGS[self.language]

    @property
    def other(self) -> Language:
        return "en" if self.language == "zh" else "zh"

    @property
    def other_tag(self) -> str:
        return TAGS[self.other]
