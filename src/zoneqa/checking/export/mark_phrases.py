"""The words that a marked draft gets: marks behind sentences, counts."""

from __future__ import annotations

from collections.abc import Mapping

from zoneqa.checking.checked import STATUSES, CheckedDraft, CheckedSentence, Status
from zoneqa.types import Language

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

UNVERIFIED: Mapping[Language, str] = {"zh": "（未核实）", "en": " (unverified)"}
NEAR: Mapping[Language, str] = {"zh": "最接近的一句：", "en": "Nearest: "}
"""What stands before the words that come near to a sentence that is not found."""

CONTRADICTED: Mapping[Language, str] = {"zh": "（与报道不符：{}）", "en": " (contradicted: {})"}


def mark(sentence: CheckedSentence, language: Language) -> str:
    """Return what is put behind a sentence; empty behind one that is supported or not checked."""
    if sentence.status == "not_found":
        return UNVERIFIED[language]
    if sentence.status == "contradicted":
        return CONTRADICTED[language].format(said(sentence))
    return ""


def said(sentence: CheckedSentence) -> str:
    """Return why a sentence is wrong, without the mark that ends the reason."""
    return (sentence.reason or "").rstrip("。.")


def summary(checked: CheckedDraft, language: Language) -> str:
    """Return how many sentences have each status."""
    names = STATUS_NAMES[language]
    counted = [f"{SYMBOLS[s]} {names[s]} {checked.counts[s]}" for s in STATUSES]
    return "　".join(counted) if language == "zh" else " · ".join(counted)
