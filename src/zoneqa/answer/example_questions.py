"""Example questions that the articles answer, made by rule from their own sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zoneqa.text.segment import clauses, sentences
from zoneqa.types import Article, Language
from zoneqa.zones.gazetteer import zone_stems

# A figure with its counter, which stays in the question: 占地800亩 becomes 占地多少亩.
_FIGURE = re.compile(
    r"(?<![\d年第])(?:近|约)?\d[\d,.]*(?P<unit>亿美元|亿元|万元|元|亩|平方米|家|名|个|人|倍)"
)
_LONGEST = 36
_READ = 10_000
"""Characters at the beginning of an article from which questions are made."""

# Attributes with figures, and the English questions for them.
_INDICATORS = {
    "工业总产值": "What was the industrial output value of {zone}?",
    "投资": "How much is being invested in {zone}?",
    "占地": "How large is the site of the project in {zone}?",
    "基金": "How large is the fund in {zone}?",
    "签约": "Which project was signed in {zone}?",
    "高校": "Which universities work with {zone}?",
    "产业集群": "Which industrial clusters does {zone} plan?",
    "特色园区": "Which parks does {zone} plan?",
    "招商": "How does {zone} attract investment?",
}


def example_questions(articles: Sequence[Article], language: Language) -> Iterator[str]:
    """Questions about the articles that name a zone, one an article at first, then more."""
    about = [article for article in articles if article.zone]
    made = [_chinese(a) if language == "zh" else _english(a) for a in about]
    while made:
        made = [questions for questions in made if questions]
        yield from (questions.pop(0) for questions in made)


def _chinese(article: Article) -> list[str]:
    stems, text = zone_stems(article.zone or ""), article.text[:_READ]
    found = (
        text[a:b].rstrip("，；：。,;:")
        for start, end in sentences(text)
        for a, b in clauses(text, start, end)
    )
    named = (clause for clause in found if any(stem in clause for stem in stems))
    return [question for clause in named if (question := _cloze(clause))]


def _cloze(clause: str) -> str | None:
    """Return a question for the one figure in a clause; None if there is not just one."""
    figures = list(_FIGURE.finditer(clause))
    if len(figures) != 1 or len(clause) > _LONGEST or "“" in clause or "”" in clause:
        return None
    at = figures[0]
    return f"{clause[: at.start()]}多少{at['unit']}{clause[at.end() :]}？"


def _english(article: Article) -> list[str]:
    from pypinyin import lazy_pinyin

    stem = min(zone_stems(article.zone or ""), key=len, default="")
    zone = "".join(lazy_pinyin(stem)).capitalize()
    text = article.text[:_READ]
    asked = (question for word, question in _INDICATORS.items() if word in text)
    return [question.format(zone=zone) for question in asked] if zone else []
