"""The exact words in a sentence that answer: a figure, a date, a place, a name, a list."""

from __future__ import annotations

import re

from zoneqa.reading.question import Question, Wanted
from zoneqa.text import Bounds, clauses, fold, terms
from zoneqa.types import Span

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千两]+)"
_UNIT = (
    "(?:个?百分点|[万亿]?(?:美元|欧元|港元|元|平方米|平方公里|公里|公顷|亩|吨)|[万亿]"
    "|%|人次|架次|周年|个月|[人件家户个项条台辆架次名位种类倍期成座所年天岁])"
)
_FIGURE = rf"(?:超过?|突破|近|约|逾)?(?:第|百分之)?{_NUMBER}[多余]?{_UNIT}?(?:以上|以下|左右|多)?"
_DATE = (
    r"(?:19|20)\d{2}年(?:[初底末]|[上下]半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日)?)?"
    r"|\d{1,2}月(?:\d{1,2}日)?|“十[二三四五]五”(?:期间|时期)?"
    r"|[今去明前]年(?:\d{1,2}月|年?[初底末])?"
)
_NAMED = r"《[^《》]{2,40}》|“[^“”]{2,30}”"
_BODY = (
    r"[\u4e00-\u9fffA-Za-z（）()·]{2,24}?"
    r"(?:有限公司|集团|公司|大学|学院|研究院|研究所|基金|中心|银行|医院|联盟|项目|产业园)"
)
_PLACE = r"[\u4e00-\u9fff]{1,6}?(?:省|自治区|市|县|区|镇|街道|片区|州)|[德美日英法韩俄]国|新加坡"
_LIST = r"[^，。；：、]+(?:、[^，。；：、]+)+"

_KINDS: dict[Wanted, tuple[re.Pattern[str], ...]] = {
    "figure": (re.compile(_FIGURE),),
    "date": (re.compile(_DATE),),
    "place": (re.compile(_PLACE),),
    "name": (re.compile(_NAMED), re.compile(_BODY)),
    "list": (re.compile(_LIST), re.compile(_NAMED)),
    "other": (),
}
# What is counted: 多少家 wants a figure that ends in 家.
_COUNTER = re.compile(r"(?:多少|几)(?:万|亿)?个?([\u4e00-\u9fff])")


def find_words(question: Question, sentence: Span) -> Span | None:
    """The words of the wanted kind that fit the question best, or None if there are none."""
    text = sentence.quote
    found = [m.span() for pattern in _KINDS[question.wanted] for m in pattern.finditer(text)]
    asked = fold(question.text)
    fresh = [(a, b) for a, b in found if fold(text[a:b]).strip("“”《》") not in asked]
    if not fresh:
        return None
    start, end = max(fresh, key=lambda bounds: _fit(question, text, bounds))
    return Span(sentence.article_id, sentence.start + start, sentence.start + end, text[start:end])


def _fit(question: Question, text: str, bounds: Bounds) -> float:
    """Counted in what the question counts, in a clause that says what the question says."""
    start, end = bounds
    counter = _COUNTER.search(fold(question.text))
    counted = counter is not None and counter[1] in text[start : end + 1]
    clause = next((c for c in clauses(text) if c[0] <= start < c[1]), (0, len(text)))
    asked = set(terms(question.text))
    said = len(asked & set(terms(text[slice(*clause)]))) / (len(asked) or 1)
    before = len(asked & set(terms(text[max(0, start - 12) : start]))) / (len(asked) or 1)
    return 0.5 * counted + said + before
