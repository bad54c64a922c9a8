"""The words that a marked draft gets: marks behind sentences, notes, counts."""

from __future__ import annotations

from collections.abc import Mapping

from zoneqa.checking.checked import STATUSES, CheckedDraft, CheckedSentence, Status
from zoneqa.text.heading import heading
from zoneqa.types import Citation, Language

STATUS_NAMES: Mapping[Language, Mapping[Status, str]] = {
    "zh": {
        "supported": "有出处",
        "contradicted": "与报道不符",
        "not_found": "未找到出处",
        "not_checked": "无需核对",
    },
    "en": {
        "supported": "supported",
        "contradicted": "contradicted",
        "not_found": "not found",
        "not_checked": "not checked",
    },
}

SYMBOLS: Mapping[Status, str] = {
    "supported": "✓",
    "contradicted": "✗",
    "not_found": "?",
    "not_checked": "·",
}
"""What tells a status without colours."""

_UNVERIFIED: Mapping[Language, str] = {"zh": "（未核实）", "en": " (unverified)"}
_CONTRADICTED: Mapping[Language, str] = {"zh": "（与报道不符：{}）", "en": " (contradicted: {})"}


def mark(sentence: CheckedSentence, language: Language) -> str:
    """Return what is put behind a sentence; empty behind one that is supported or not checked."""
    if sentence.status == "not_found":
        return _UNVERIFIED[language]
    if sentence.status == "contradicted":
        return _CONTRADICTED[language].format(said(sentence))
    return ""


def said(sentence: CheckedSentence) -> str:
    """Return why a sentence is wrong, without the mark that ends the reason."""
    return (sentence.reason or "").rstrip("。.")


def note(citation: Citation, language: Language) -> str:
    """Return the note that backs a sentence: paper, date, title and quote."""
    article = citation.article
    quote, title = quote_on_one_line(citation), heading(article)
    if language == "zh":
        parts = filter(None, (article.source, article.date, f"《{title}》"))
        return f"{'，'.join(parts)}：“{quote}”"
    return f"{', '.join(filter(None, (title, article.source, article.date)))}: “{quote}”"


def quote_on_one_line(citation: Citation) -> str:
    """Return a quote, that of a cell of a table after its headers."""
    quotes = (span.quote for span in (*citation.context, citation.span))
    return " · ".join(" ".join(quote.split()) for quote in quotes)


def summary(checked: CheckedDraft, language: Language) -> str:
    """Return how many sentences have each status."""
    names = STATUS_NAMES[language]
    counted = [f"{SYMBOLS[s]} {names[s]} {checked.counts[s]}" for s in STATUSES]
    return "　".join(counted) if language == "zh" else " · ".join(counted)
