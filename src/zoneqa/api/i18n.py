"""Which language the pages speak."""

from __future__ import annotations

from starlette.requests import Request

from zoneqa.types import Language

COOKIE = "zoneqa_lang"
TAGS: dict[Language, str] = {"zh": "zh-Hans", "en": "en"}


def page_language(request: Request) -> Language:
    """The language asked for by ?lang=, else chosen before, else preferred by the browser."""
    return (
        named(request.query_params.get("lang"))
        or named(request.cookies.get(COOKIE))
        or preferred(request.headers.get("accept-language", ""))
    )


def named(value: str | None) -> Language | None:
    """The language of that name, if it is one of ours."""
    return "zh" if value == "zh" else "en" if value == "en" else None


def preferred(header: str) -> Language:
    """The best of our languages in an Accept-Language header; Chinese if it names neither."""
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
    """The weight of an entry; one that is no number counts for nothing."""
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
