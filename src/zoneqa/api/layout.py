"""What all pages share: the language and the address of the static files."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from zoneqa.accounts.person import LOCAL_PERSON, Person
from zoneqa.api.accounts.form_token import form_token
from zoneqa.api.asking_person import person_of
from zoneqa.api.base_url import root_path
from zoneqa.api.i18n import NAMES, TAGS, PageLanguage, answer_language, page_language
from zoneqa.api.staff_page import StaffPage, staff_pages_for
from zoneqa.api.translations import TRANSLATIONS, Translations
from zoneqa.types import Language


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language that the page can be shown in, by its own name, and the address that does it."""

    name: str
    tag: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The language of a page, the path before all addresses, the folder of its static files.

    `person` sees the page; `form_token` goes into each of its forms.
    """

    language: PageLanguage
    root: str
    statics: str
    languages: tuple[LanguageChoice, ...]
    person: Person = LOCAL_PERSON
    form_token: str = ""
    staff_pages: tuple[StaffPage, ...] = ()

    @classmethod
    def of(cls, request: Request, statics: str) -> Layout:
        """Return the layout of the page that a request asks for; `statics` is below the root."""
        language = page_language(request)
        kept = {key: value for key, value in request.query_params.items() if key != "lang"}
        languages = tuple(
            LanguageChoice(
                NAMES[each], tag, f"?{urlencode({**kept, 'lang': each})}", each == language
            )
            for each, tag in TAGS.items()
        )
        root, person, token = root_path(request), person_of(request), form_token(request)
        pages = staff_pages_for(request)
        return cls(language, root, root + statics, languages, person, token, pages)

    @property
    def translations(self) -> Translations:
        return TRANSLATIONS[self.language]

    @property
    def tag(self) -> str:
        return TAGS[self.language]

    @property
    def name(self) -> str:
        """Return the language of the page by its own name."""
        return NAMES[self.language]

    @property
    def answer_language(self) -> Language:
        """Return the language of what zoneqa composes for the page."""
        return answer_language(self.language)
