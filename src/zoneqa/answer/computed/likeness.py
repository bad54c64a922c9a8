"""How well a claim states the figure that is asked for, by their words."""

from __future__ import annotations

import re

from zoneqa.claims.agreement import Agreement
from zoneqa.claims.claim import Claim
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.vocabulary import term_list
from zoneqa.query.calculation import AskedIndicator
from zoneqa.text.character_bigrams import character_bigrams
from zoneqa.types import Wordings

_LEAST = 0.6
_LEAST_ENGLISH = 0.5
# 进出口, 进出口额 and 进出口总额 are one.
_AMOUNT = re.compile(r"(?<=..)(?:总额|总值|总量|金额|额)$(?<!交易额)(?<!签约额)")
_HELD = ("现有", "共有", "已有", "拥有")
# What was added in a year is not what there is.
_ADDED = (
    *("新增", "新认定", "新引进", "新签", "新落户", "新注册", "新设立", "新开工", "新入库"),
    *("新获批", "新建", "新登记", "净增", "增加", "减少", "增长", "申报", "培育"),
)


def likeness(indicator: AskedIndicator, agreement: Agreement, title: str) -> float:
    """Return how like a claim's attribute is to the figure that is asked for, 0 (other) to 1.

    Words of the question that the attribute lacks may stand in the title of the article, save the
    last: it is the noun.
    """
    if agreement.attribute == "contradicts":
        return 0.0
    stated = _canonical(_stated(agreement.claim))
    if indicator.wordings:
        return _of_wordings(indicator, agreement, stated)
    asked = _canonical(indicator.slots.attribute)
    if _adds(stated) and not _adds(indicator.slots.attribute):
        return 0.0
    pairs, said = character_bigrams(asked), character_bigrams(stated)
    if not pairs or not said:
        return 0.0
    in_title = character_bigrams(_canonical(title)) if asked[-2:] in stated else frozenset()
    if len(pairs & (said | in_title)) / len(pairs) < _LEAST:
        return 0.0
    return 0.7 * len(pairs & said) / len(pairs) + 0.3 * len(pairs & said) / len(said)


def _of_wordings(indicator: AskedIndicator, agreement: Agreement, stated: str) -> float:
    if _adds(stated) and not any(_adds(word) for group in indicator.wordings for word in group):
        return 0.0
    found = [
        max((len(word) for word in map(_canonical, group) if word in stated), default=0)
        for group in indicator.wordings
    ]
    covered = sum(map(bool, found)) / len(found)
    listed = [_is_listed(group) for group in indicator.wordings]
    lacks_term = any(term and not n for term, n in zip(listed, found, strict=True))
    if covered < _LEAST_ENGLISH or lacks_term or not stated:
        return 0.0
    return 0.7 * covered + 0.3 * min(1.0, sum(found) / len(stated))


def _adds(words: str) -> bool:
    return any(word in words for word in _ADDED)


def _is_listed(group: Wordings) -> bool:
    """Return whether most of what a term may be called is a term of the list."""
    return sum(term_list().get(word) is not None for word in group) * 2 >= len(group)


def _stated(claim: Claim) -> str:
    """Return the words of what a claim is of, with its own subject unless that is a place."""
    nearest = (w for w in claim.subjects[:1] if not w.carried and w.place[1] <= claim.value.start)
    own = [words.text for words in nearest if not is_zone_name(words.text)]
    attribute = claim.attribute_text
    held = next(filter(attribute.startswith, _HELD), "")
    return "".join((*own, attribute.removeprefix(held)))


def _canonical(text: str) -> str:
    """Return a text with each term called by the first of its names: GDP is 地区生产总值."""
    terms = term_list()
    named = terms.words.sub(lambda found: terms.by_word[found[0].upper()].name, text)
    return _AMOUNT.sub("", named)
