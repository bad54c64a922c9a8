"""Greetings, thanks and nods, which stand outside the chain of follow-ups."""

from __future__ import annotations

import re

from zoneqa.text.normalize import simplify

_SMALL_TALK = re.compile(
    r"\W*(?:(?:(?:你们?|您|大家)好[呀啊]?|[早晚]上好|早安?|下午好"
    r"|(?:非常|太|多)?(?:感谢|谢谢|谢了|多谢)[你您啦了]?|再见|拜拜|好的?|好吧|行|可以|嗯|哦"
    r"|知道了|明白了?|收到|辛苦[你您]?了?|不错|厉害|懂了|了解了?|没事了?|在吗|是的"
    r"|(?:已经)?(?:足?够|就这样|差不多)[用吧]?了?"
    r"|\b(?:ok(?:ay)?|hi|hello|hey|bye|good (?:morning|afternoon|evening)"
    r"|thanks?(?: (?:you|a lot))?|(?:very|so) much|great|perfect|got it|i see|cheers|nice|cool|good"
    r"|there|that'?s (?:all|it|great)|that helps?|for (?:that|now|your help))\b)\W*)+",
    re.IGNORECASE,
)


def is_small_talk(text: str) -> bool:
    """Return whether a text only greets, thanks or nods."""
    return _SMALL_TALK.fullmatch(simplify(text)) is not None
