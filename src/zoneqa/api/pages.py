"""The pages: one dataclass each, rendered by the template that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zoneqa.api.accounts.account_page import AccountPage
from zoneqa.api.accounts.audit_page import AuditPage
from zoneqa.api.accounts.people_page import PeoplePage, PersonPage
from zoneqa.api.accounts.sign_in_page import SignInPage
from zoneqa.api.answer_page import AnswerPage
from zoneqa.api.article_address import article_address
from zoneqa.api.article_page import ArticlePage
from zoneqa.api.articles_page import ArticlesPage
from zoneqa.api.ask_form import AskForm
from zoneqa.api.check_page import CheckPage
from zoneqa.api.documents.documents_page import DocumentQuestionPage, DocumentsPage
from zoneqa.api.fact_page import FactsPage
from zoneqa.api.feedback.evaluation_page import EvaluationPage
from zoneqa.api.feedback.feedback_page import FeedbackItemPage, FeedbackPage
from zoneqa.api.history.shared_page import SharedPage
from zoneqa.api.i18n import TAGS
from zoneqa.api.layout import Layout
from zoneqa.text.heading import heading
from zoneqa.text.language import language_of

LONGEST_SHOWN = 120
"""Characters of a title, a newspaper or an author that the pages show."""


@dataclass(frozen=True, slots=True)
class ChatPage:
    """The page for asking."""

    template: ClassVar[str] = "chat.html"
    layout: Layout
    examples: tuple[str, ...]
    form: AskForm
    notice: str | None
    strings: str
    keeps: bool = False
    """Whether conversations are kept on the server."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The page of an error."""

    template: ClassVar[str] = "error.html"
    layout: Layout
    title: str
    message: str
    request_id: str


Page = (
    ChatPage
    | AnswerPage
    | SharedPage
    | ArticlePage
    | ArticlesPage
    | FactsPage
    | CheckPage
    | DocumentsPage
    | DocumentQuestionPage
    | FeedbackPage
    | FeedbackItemPage
    | EvaluationPage
    | ErrorPage
    | SignInPage
    | AccountPage
    | PeoplePage
    | PersonPage
    | AuditPage
)


class Renderer:
    """Renders pages as HTML; every value is escaped."""

    def __init__(self, templates: Path) -> None:
        self._jinja = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.filters["lang"] = language_tag
        self._jinja.filters["heading"] = heading
        self._jinja.filters["web_address"] = web_address
        self._jinja.filters["article_address"] = article_address
        self._jinja.filters["shortened"] = shortened
        self._jinja.filters["day"] = day

    def html(self, page: Page) -> str:
        """Return the page as HTML."""
        # A namespace, since a dict's own `copy` and `clear` would win over the keys.
        texts = SimpleNamespace(**page.layout.translations)
        template = self._jinja.get_template(page.template)
        return template.render(page=page, layout=page.layout, t=texts)


def language_tag(text: str) -> str:
    """Return the `lang` attribute of a text that may not be in the language of the page."""
    return TAGS[language_of(text)]


def web_address(url: str | None) -> str | None:
    """Return the address if it is http or https: a `javascript:` one never becomes a link."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def day(moment: datetime | None) -> str:
    """Return the day of a moment where the service runs; a dash for none."""
    return moment.astimezone().date().isoformat() if moment else "–"


def shortened(text: str) -> str:
    """Return a text as it is shown in a heading or a list; `shortened` in sentence.js is alike."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN].rstrip()}…"
