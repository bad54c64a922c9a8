"""What a question takes as given and no article that would be quoted mentions."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.telling_words import SEXES, telling_words
from zoneqa.claims.vocabulary import term_list
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import fold
from zoneqa.text.tagged_words import TaggedWord, is_known

_NEAR = 8
"""Characters within which a text writes out what a word is short for: 加入中国共产党 for 入党."""

_SHORTEST_LATIN = 3


def unmentioned(query: Query, quotable: Sequence[Reading]) -> tuple[str, ...]:
    """Return the telling words of a Chinese question that none of the articles has in any form.

    Telling are words in quotation marks, the things that are counted, and words that tell people,
    levels or events from others of their kind. Other words are often said otherwise.
    """
    if query.language == "en" or query.subquestions:
        return ()
    articles = " ".join(reading.source.article.folded_whole for reading in quotable)
    near = " ".join(map(_near, quotable))
    missing = (
        word.text
        for word in telling_words(query)
        if not _is_in(word, query, near if word.text.startswith(SEXES) else articles)
    )
    return tuple(dict.fromkeys(missing))


def _near(reading: Reading) -> str:
    """Return the heading of a sentence with the one before it and itself, folded."""
    article = reading.source.article
    window = article.text_read[slice(*article.window(reading.sentence))]
    return f"{article.folded_heading} {fold(window)}"


def _is_in(word: TaggedWord, query: Query, articles: str) -> bool:
    """Return whether articles have a word, a part of it, or what it is short or another word for.

    Parts are pairs of characters. A name that no dictionary has may have been cut out wrongly: then
    the characters before and behind it count as well.
    """
    text = fold(word.text)
    if text in articles:
        return True
    if text.isascii():
        return len(text) < _SHORTEST_LATIN or not text.isalnum()
    if len(text) < 2 and text not in SEXES:
        return True
    start, end = word.place
    if not is_known(word.text):
        start, end = max(0, start - 1), end + 1
    whole = fold(query.text)[start:end]
    pairs = (whole[at : at + 2] for at in range(len(whole) - 1))
    return any(pair in articles for pair in pairs) or _is_otherwise(text, articles)


def _is_otherwise(word: str, articles: str) -> bool:
    """Return whether articles say a word with others: 入党 as 加入中国共产党, 营收 as 营业收入."""
    listed = term_list()
    terms = set(listed.find(word))
    if terms and terms & set(listed.find(articles)):
        return True
    parts = articles.split(word[0])[1:]
    return len(word) > 1 and any(_has_in_order(word[1:], part[:_NEAR]) for part in parts)


def _has_in_order(characters: str, text: str) -> bool:
    left = iter(text)
    return all(character in left for character in characters)
