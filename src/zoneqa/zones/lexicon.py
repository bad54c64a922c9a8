"""The words for zones and the question words that rules all over zoneqa are built from.

Each is a piece of a regular expression. The Chinese ones are for simplified text, the English ones
for lower case or for patterns that ignore case.
"""

from __future__ import annotations

NATIONAL = "(?:国家级?)?"
"""May stand before any kind of zone: 国家级高新区."""

HIGH_TECH = "高新|农高"
"""The short words for high-tech zones, industrial and agricultural."""

HIGH_TECH_INDUSTRY = "高新技术产业"
"""The long word, as in 高新技术产业开发区."""

ECONOMIC = "经济(?:技术)?"
"""The long word for economic zones, as in 经济技术开发区."""

KIND = f"{HIGH_TECH}|经开|开发|示范"
"""What stands right before 区 in the name of a zone."""

SURE_SUFFIX = (
    f"(?:国家)?(?:{HIGH_TECH_INDUSTRY}(?:开发|园)区|高新技术开发区|农业{HIGH_TECH_INDUSTRY}示范区"
    f"|国家?级?高新区|(?:{HIGH_TECH}|经开)区|{ECONOMIC}开发区)"
)
"""The ends of names that only zones have."""

POSSIBLE_SUFFIX = (
    "(?:自主创新示范区|示范区|自贸区|自由贸易试验区|综合保税区|保税区|开发区|工业园区|产业园区|科学城|科技城"
    "|科技园区?|软件园|新区|园区)"
)
"""The ends of names that other things have too: 园区, 示范区."""

NAMELESS = "国家级?|高新|农高|农业|产业|经济|经开|开发|示范|区|市"
"""The parts of a zone's name that tell it from no other zone."""

DETERMINER = "国家|全国|我国|级|各|该|本|所有|不少|其他|多|[哪几这那某]"
"""Words before 高新区 and the like that name no place: 哪几个高新区, 全国高新区."""

SEVERAL = "[几些两三四五六七八九十]"
"""What follows 哪 where a question asks for more than one thing."""

WHAT = "什么|啥|谁|哪"
"""The Chinese question words for things, people and places."""

HOW_MANY = "多少|几"
"""The Chinese question words for numbers."""

WHEN = "什么时[候间]|何时|哪一?[年月天日]|几[月号]"
"""The Chinese question words for times."""

WHEN_ENGLISH = r"\bwhen\b|\b(?:what|which) (?:year|month|date|day)\b"
"""The English question words for times."""

WH_WORDS = "how|what|which|whom?|when|where|why"
"""The English question words."""
