"""The language of the pages: chosen, remembered, or preferred by the browser.

Answers have a language of their own: that of the question.
"""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request

from zoneqa.types import Language

PageLanguage = Literal["zh", "zh-Hant", "en"]

COOKIE = "zoneqa_lang"
TAGS: dict[PageLanguage, str] = {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en"}
NAMES: dict[PageLanguage, str] = {"zh": "简体中文", "zh-Hant": "繁體中文", "en": "English"}

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""The script, and the regions that write in it unless a tag says otherwise."""


def page_language(request: Request) -> PageLanguage:
    """Return the language of ?lang=, else of the cookie, else of the browser."""
    return (
        language_of_tag(request.query_params.get("lang", ""))
        or language_of_tag(request.cookies.get(COOKIE, ""))
        or preferred(request.headers.get("accept-language", ""))
    )


def language_of_tag(tag: str) -> PageLanguage | None:
    """Return the language of a tag such as zh-TW, or None if the pages do not have it."""
    language, *subtags = tag.lower().split("-")
    if language == "zh":
        return "zh-Hant" if "hans" not in subtags and _TRADITIONAL & set(subtags) else "zh"
    return "en" if language == "en" else None


def preferred(header: str) -> PageLanguage:
    """Return the preferred language of an Accept-Language header; Chinese if it has none."""
    best: PageLanguage = "zh"
    best_weight = 0.0
    for entry in header[:1000].replace(" ", "").split(","):
        tag, _, weight_text = entry.partition(";q=")
        language, weight = language_of_tag(tag), quality(weight_text)
        if language is not None and weight > best_weight:
            best, best_weight = language, weight
    return best


def quality(text: str) -> float:
    """Return the weight of an entry; 0 if it is not a number."""
    try:
        return float(text or 1)
    except ValueError:
        return 0.0


def answer_language(language: PageLanguage) -> Language:
    """Return the language in which zoneqa answers a page, without regard to its script."""
    return "en" if language == "en" else "zh"
