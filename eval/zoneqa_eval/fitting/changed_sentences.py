"""Sentences of articles, and what they become when one value in them is changed by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from zoneqa.text.segment import sentences
from zoneqa.types import Article
from zoneqa_eval.datasets.verify_cases import VerifyCase, cited

SOURCE = "changed news"

_LENGTHS = range(20, 120)
"""Characters of a sentence that is used."""

_SWAPPED = (
    *(("增长", "下降"), ("下降", "增长"), ("增加", "减少"), ("提高", "降低"), ("上升", "下降")),
    *(("亿元", "万元"), ("万元", "亿元"), ("万人", "人"), ("平方公里", "亩"), ("亩", "公顷")),
    *(("首次", "再次"), ("第一", "第三"), ("首位", "末位"), ("第二", "第四"), ("最大", "最小")),
    *(("已经", "计划"), ("将", "已"), ("计划", "已经"), ("预计", "已"), ("今年", "去年")),
    *(("上半年", "一季度"), ("去年", "前年"), ("出口", "进口"), ("全国", "全球"), ("全省", "全国")),
)
"""Words, with those that make a sentence say something else in their place."""

Change = Callable[[str], str | None]
"""Returns a sentence that says something else, None if there is nothing to change."""


def changed_sentences(articles: Sequence[Article]) -> Iterator[VerifyCase]:
    """Yield the sentences of articles as they are and shortened, and false ones made of them."""
    for article in articles:
        for start, end in sentences(article.text):
            text = article.text[start:end].strip()
            if len(text) in _LENGTHS and any(map(str.isdecimal, text)):
                yield from _cases(article, start, text)


def _cases(article: Article, start: int, text: str) -> Iterator[VerifyCase]:
    evidence = cited(article, [(start, start + len(text))])
    true = (text, text.rpartition("，")[0] + "。" if "，" in text else None)
    false = (_other_digit(text), _other_word(text))
    for is_true, made in ((True, true), (False, false)):
        for number, sentence in enumerate(made):
            if sentence:
                name = f"{article.id}/{start}/{is_true}/{number}"
                yield VerifyCase(name, SOURCE, SOURCE, is_true, sentence, evidence)


def _other_digit(text: str) -> str | None:
    """Return a text in which the last digit that is printed is another."""
    at = max((n for n, character in enumerate(text) if character in "123456789"), default=None)
    return None if at is None else f"{text[:at]}{int(text[at]) % 9 + 1}{text[at + 1 :]}"


def _other_word(text: str) -> str | None:
    found = ((words, other) for words, other in _SWAPPED if words in text)
    words, other = next(found, ("", ""))
    return text.replace(words, other, 1) if words else None
