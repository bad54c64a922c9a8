"""The reply to small talk: what zoneqa does, and what it can be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoneqa.query.intent import Intent
from zoneqa.types import Language

_OPENINGS: Mapping[Intent, tuple[str, str]] = {
    "greeting": ("您好！", "Hello! "),
    "thanks": ("不客气！", "You are welcome! "),
    "goodbye": ("再见！", "Goodbye! "),
    "acknowledgement": ("好的。", "Good. "),
}
_PURPOSE = (
    "这里是 zoneqa，根据收录的 {count:,} 篇报道回答关于高新区的问题，每句话都引自原文、注明出处；"
    "报道没有写到的，会直接说没有。",
    "This is zoneqa. It answers questions on high-tech zones from {count:,} articles: every "
    "sentence is quoted with its source, and where the articles are silent, it says so.",
)
_EXAMPLES = ("可以这样问：", "You can ask, for example:")


def notice(language: Language, intent: Intent, examples: Sequence[str], count: int) -> str:
    """Return the reply to small talk; `count` is the number of articles."""
    which = 0 if language == "zh" else 1
    opening = _OPENINGS[intent][which] if intent in _OPENINGS else ""
    lines = [opening + _PURPOSE[which].format(count=count)]
    if examples:
        lines += [_EXAMPLES[which], *(f"· {example}" for example in examples)]
    return "\n".join(lines)
