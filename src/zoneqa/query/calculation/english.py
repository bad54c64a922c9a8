"""How English questions ask for what is computed; patterns are for masked text, any case."""

from __future__ import annotations

import re

from zoneqa.query.calculation.masked import PERIOD, ZONE
from zoneqa.query.calculation.threshold import THRESHOLD
from zoneqa.query.calculation.wording import CalculationWording

_SIDE = (
    r"(?:highest|most|largest|biggest|greatest|fastest|strongest|lowest|fewest|least|smallest"
    r"|slowest"
    r"|higher|more|larger|bigger|greater|faster|stronger|lower|fewer|less|smaller|slower|top|first)"
)
_COMPARATIVE = r"(?:higher|more|larger|bigger|greater|faster|lower|fewer|less|smaller|slower|ahead)"
_MOVED = (
    r"(?:grow|grew|grown|increase[sd]?|rise|rose|risen|change[sd]?|expand(?:ed)?|add(?:ed)?|gain(?:ed)?"
    r"|fall|fell|drop(?:ped)?|decline[sd]?|decrease[sd]?|shrink|more|fewer|higher|lower|up|down)"
)
_ANY = (
    r"(?:(?:national|provincial)(?:-level)? )?"
    r"(?:high-? ?tech(?:nology)? |development |industrial )*(?:zones?|parks?|districts?)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ENGLISH = CalculationWording(
    which=_words(r"\b(?:which|who)\b|\bwhose\b"),
    side=_words(rf"\b(?P<side>{_SIDE})\b"),
    least=_words(r"\b(?:lowest|fewest|least|smallest|slowest|lower|fewer|less|smaller|slower)\b"),
    any_zone=_words(rf"\b{_ANY}\b"),
    all_zones=_words(rf"\b(?:all|every|each)(?: of)?(?: the)? {_ANY}\b"),
    difference=_words(
        rf"\bhow (?:much|many)\b[^?]*?\b{_COMPARATIVE}\b.*\bthan\b"
        r"|\bby how (?:much|many)\b.*\b(?:exceed|than|lead|ahead|outstrip|surpass)"
        rf"|\b(?:difference|gap)\b"
    ),
    change=_words(
        rf"\b(?:by )?how (?:much|many)\b.*\b{_MOVED}\b"
        r"|\b(?:what (?:is|was)) the (?:change|increase|rise|growth|drop)\b"
    ),
    rate=_words(r"\bpercent|%|\brate\b|year[- ]on[- ]year"),
    total=_words(r"\b(?:combined|in total|total|together|sum|altogether|in all|add(?:ed)? up)\b"),
    count=_words(rf"\bhow many\b(?: of (?:the|these|them)[^,?]*?)?(?: {_ANY})?"),
    each=_words(r"\b(?:respectively|each|both)\b"),
    which_ones=_words(
        rf"\bwhich (?:of the )?(?:{_ANY}|ones)|\blist\b|\bname (?:all|the)\b"
        r"|\bwhat (?:are|were) the\b"
    ),
    latest=_words(
        r"\b(?:latest|current(?:ly)?|now|most recent(?:ly)?|nowadays|at present|newest)\b"
    ),
    grows=_words(r"\b(?:fastest|faster|slowest|slower|growth(?: rate)?|grew|grow|grown)\b"),
    which_year=_words(r"\b(?:which|what) year\b"),
    noise=_words(
        r"\b(?:which|what) year\b"
        rf"|(?:\b(?:in|from|to|of|by|during|between|for|at|as|since|until|through|and|over|on)\b\s*)*"
        rf"(?:the )?(?:(?:end|start|beginning|first half|year) of )?{PERIOD}"
        rf"|{ZONE}(?:['’]s)?|{THRESHOLD}|['’]s\b|\b(?:which|who|whose|what|how)\b(?: of the)?"
        rf"|\b(?:much|many|more|less|fewer|most|least)\b|\b{_SIDE}\b|\b{_ANY}\b"
        r"|\b(?:the|a|an|in|of|to|from|than|by|for|at|on|as|with|or|and|between|among|across|all|every"
        r"|each|both|respectively|that|those|these|their|its|it|there|according|end|over)\b"
        r"|\b(?:did|does|do|was|were|is|are|has|have|had|record(?:ed)?|report(?:ed|s)?|see|saw"
        r"|post(?:ed)?|achieve[d]?|reach(?:ed)?|stand|stood|compared?|show(?:ed)?"
        r"|exceed(?:ed|s|ing)?"
        r"|amount(?:ed)?|make|made)\b"
        r"|\b(?:combined|in total|total|together|sum|altogether|in all|difference|gap|change|list"
        r"|name|latest|current(?:ly)?|now|most recent|figures?|yuan|rmb|respective)\b"
        r"|\b(?:year before|previous year|same period|year earlier|value|faster|fastest|rate)\b"
        r"|\b(?:grow|grew|grown|growth|increase[sd]?|rise|rose|risen|expand(?:ed)?|fall|fell"
        r"|drop(?:ped)?|decline[sd]?)\b"
    ),
)
"""The words of English questions."""
