"""The language of the pages: chosen, remembered, or preferred by the browser."""

from __future__ import annotations

from starlette.requests import Request

from zoneqa.types import Language

COOKIE = "zoneqa_lang"
TAGS: dict[Language, str] = {"zh": "zh-Hans", "en": "en"}


def page_language(request: Request) -> Language:
    """Return the language of ?lang=, else of the cookie, else of the browser."""
    return (
        named(request.query_params.get("lang"))
        or named(request.cookies.get(COOKIE))
        or preferred(request.headers.get("accept-language", ""))
    )


def named(value: str | None) -> Language | None:
    """Return the language of that name, or None if the pages do not have it."""
    return "zh" if value == "zh" else "en" if value == "en" else None


def preferred(header: str) -> Language:
    """Return the preferred language of an Accept-Language header; Chinese if it has neither."""
    best: Language = "zh"
    best_weight = 0.0
    for entry in header[:1000].replace(" ", "").split(","):
        tag, _, weight_text = entry.partition(";q=")
        language = named(tag.lower().partition("-")[0])
        weight = quality(weight_text)
        if language is not None and weight > best_weight:
            best, best_weight = language, weight
    return best


def quality(text: str) -> float:
    """Return the weight of an entry; 0 if it is not a number."""
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
