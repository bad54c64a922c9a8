"""Things with digits that are no figures: dates, times, codes, names with numerals."""

from __future__ import annotations

from zoneqa.text.dates import YEAR

HAN = "[〇零一二三四五六七八九十]"
_TO = r"\s?[-—–~至到、]\s?"
_TWO = rf"\d{{1,2}}(?:{_TO}\d{{1,2}})*"
_MONTH_NAME = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATES = (
    rf"{YEAR}(?:{_TO}(?:{YEAR}|\d\d(?=\s?年))\s?)?\s?(?:年度?代?|财年)(?:\s?{_TWO}\s?月)?",
    rf"{YEAR}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d)",
    rf"{YEAR}[-/](?:0?[1-9]|1[0-2])(?!\d)|{YEAR}[-–—~]{YEAR}",
    rf"{_TWO}\s?月(?:份|\s?{_TWO}\s?[日号]?)?|{_TWO}\s?日(?![历元均])",
    rf"{_MONTH_NAME}\.?\s\d{{1,2}}\b(?:,\s{YEAR})?|\d{{1,2}}\s{_MONTH_NAME}\b(?:,?\s{YEAR})?",
    rf"{HAN}+(?:{_TO}{HAN}+)?[月日号时](?!光)|[一二]{HAN}{{3}}年|{HAN}*十年代",
    "[一二三四1-4]个?季度|十[一二三四五六]五",
)
_TIMES = (
    r"\d{1,2}[:时]\d{2}(?:[:分]\d{2})?秒?|\d{1,2}时",
    r"\d{1,2}点(?:\d{1,2}分?|半|整|钟|许)?(?!\d)",
    rf"{HAN}+点(?:半|钟|整)",
)
# Numbers of houses, telephones, standards and versions; 5+2, 7×24; the 二期 of a project.
_CODES = (
    r"\d+\s?号(?:楼|线|院|馆|地块)?|\d+(?:-\d+){2,}|\d{3,4}-\d{7,8}|\d{10,}(?![\d.]*[%元])",
    rf"\d+(?:\.\d+){{2,}}|0\d+(?!\d*\.)|\d+(?:\s?[+×*·]\s?[\dNnXx]+)+|\d{{1,2}}\s?[期后]|{HAN}+期",
)
_NAMES = (
    "二十大|十[六七八九]大|一带一路|三只松鼠|[四五七八]台[山河]|三门峡|百分百|[三四五]方会谈",
)
_SCALES = "bn|mln|million|billion|trillion|thousand"


def no_figure(latin_unit: str, currency: str) -> str:
    """Return a pattern of what is passed over, given those of Latin units and of currencies.

    5G and G20 are names, 5km and RMB300 are not.
    """
    names = (
        rf"\d[\d.,]*(?!\s?{latin_unit}|\s?(?:{_SCALES})\b)[A-Za-z][A-Za-z0-9-]*",
        rf"(?!{currency}\s?\d)[A-Za-z](?:[A-Za-z]|[-_/.](?=[A-Za-z\d]))*[-_]?\d[A-Za-z0-9_.-]*",
    )
    return "|".join((*_DATES, *_TIMES, *_CODES, *names, *_NAMES))
