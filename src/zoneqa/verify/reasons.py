"""Why a sentence was cut or flagged, in the words of the person who reads it."""

from __future__ import annotations

from collections.abc import Mapping

from zoneqa.types import Language
from zoneqa.verify.verification import Fault, FaultKind, Verification

_OTHERWISE: Mapping[FaultKind, tuple[str, str]] = {
    "invented_quote": (
        "文章的原话是「{right}」，不是「{stated}」",
        "The words of the article are “{right}”, not “{stated}”",
    ),
    "modality": (
        "文章写的是「{right}」，这里写成了「{stated}」",
        "The article says “{right}”, which is not the same as “{stated}”",
    ),
    "computed": (
        "文章没有写{stated}，这是自行计算的：{right}",
        "The article does not print {stated}; it was computed: {right}",
    ),
    "negation": (
        "文章写的是「{right}」，意思与「{stated}」相反",
        "The article says “{right}”, the contrary of “{stated}”",
    ),
}
"""What is said of a fault where the article has something else; else `_SAYS`."""

_SAYS = ("文章写的是{right}，不是{stated}", "The article says {right}, not {stated}")

_MISSING: Mapping[FaultKind, tuple[str, str]] = {
    "number": ("文章没有{stated}这个数", "The article does not give the figure {stated}"),
    "unit": ("文章没有{stated}这个数", "The article does not give the figure {stated}"),
    "rank": ("文章没有写到{stated}", "The article does not give the rank {stated}"),
    "period": ("文章没有写到{stated}", "The article says nothing of {stated}"),
    "invented_quote": (
        "文章没有「{stated}」这句话",
        "The article does not have the words “{stated}”",
    ),
    "stitched_quote": (
        "「{stated}」是由文章里不连在一起的话拼成的",
        "“{stated}” is put together from words that stand apart in the article",
    ),
    "not_supported": ("文章里找不到这句话的依据", "Nothing in the article bears this out"),
}
"""What is said of a fault where the article has nothing instead; else `_NO_MENTION`."""

_NO_MENTION = ("文章没有提到{stated}", "The article does not mention {stated}")


def reason(verification: Verification, language: Language) -> str | None:
    """Return why a sentence is not supported, with the right value where there is one."""
    if verification.verdict == "supported" or not verification.faults:
        return None
    said = dict.fromkeys(_of_fault(fault, language) for fault in verification.faults)
    return "；".join(said) if language == "zh" else "; ".join(said)


def _of_fault(fault: Fault, language: Language) -> str:
    if fault.right is None:
        table, other = _MISSING, _NO_MENTION
    else:
        table, other = _OTHERWISE, _SAYS
    zh, en = table.get(fault.kind, other)
    return (zh if language == "zh" else en).format(right=fault.right, stated=fault.stated)
