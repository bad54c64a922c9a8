"""What a question takes as given and no article that would be quoted mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from zoneqa.claims.asked_kinds import how_many
from zoneqa.claims.vocabulary import term_list
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import fold
from zoneqa.text.tagged_words import TaggedWord, is_known, tagged_words
from zoneqa.types import Bounds

_NOUNS = frozenset({"n", "ng", "nz", "ns", "nt", "nr", "vn", "b", "j", "eng"})
_NAMES = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "eng"})
_COMMON, _COMMON_LENGTH = frozenset({"nr", "nz"}), 2
"""Tags of names that common words have as well, if they are short: 师傅, 聊天."""

_SEXES = ("女", "男")
_LEVELS = ("国家级", "省级", "市级", "区级", "县级", "乡级", "村级", "校级")
_FESTIVAL = "节"
_EVENTS = ("赛", "节", "会", "展", "论坛", "演讲", "仪式", "培训班", "晚会", "夏令营")
"""How the words for events end."""

_QUOTES = (("“", "”"), ("《", "》"), ("「", "」"))
_WHICH = (
    "哪",
    "什么",
    "啥",
    "何",
    "哪个",
    "哪家",
    "哪些",
    "哪座",
    "哪位",
    "哪项",
    "哪几个",
    "哪种",
)
"""What stands before the kind of thing that is asked for: 哪座城市."""

_HOW_MANY = ("多少", "几")
_COUNTERS = "名位个家项件种支台"
"""Counters that a noun has to follow."""

_NEAR = 8
"""Characters within which a text writes out what a word is short for: 加入中国共产党 for 入党."""

_SHORTEST_LATIN = 3


def unmentioned(query: Query, quotable: Sequence[Reading]) -> tuple[str, ...]:
    """Return the telling words of a Chinese question that none of the articles has in any form.

    Telling are names, words in quotation marks, the things that are counted, and words that tell
    people, levels or events from others of their kind. Other words are often said otherwise.
    """
    if query.language == "en" or query.subquestions:
        return ()
    articles = " ".join(reading.source.article.folded_whole for reading in quotable)
    told = dict.fromkeys(word.text for word in _telling(query) if not _is_in(word, query, articles))
    return tuple(told)


def _telling(query: Query) -> Iterator[TaggedWord]:
    text, words = query.text, tagged_words(query.text)
    hidden = [*_zones(query), *((p.start, p.end) for p in query.slots.periods)]
    quoted = list(_quoted(text))
    counted = [word.place for word in _counted(text, words)]
    for word in words:
        if any(start < word.place[1] and word.place[0] < end for start, end in hidden):
            continue
        if text[: word.place[0]].endswith(_WHICH):
            continue
        in_quotes = any(start < word.place[0] < end for start, end in quoted)
        if in_quotes or word.place in counted or _is_telling(word):
            yield word


def _is_telling(word: TaggedWord) -> bool:
    """Return whether a word is a name, or tells a level, sex, feast or event from others."""
    known = is_known(word.text)
    if word.tag in _NAMES:
        longest_common = _COMMON_LENGTH if word.tag in _COMMON or not known else 0
        return word.text.isascii() or len(word.text) > longest_common
    if word.text.startswith(_SEXES):
        return word.tag in ("b", "n")
    if word.tag == "t":
        return word.text.endswith(_FESTIVAL)
    return word.text in _LEVELS or (word.tag in _NOUNS and known and word.text.endswith(_EVENTS))


def _zones(query: Query) -> Iterator[Bounds]:
    """Yield where a question names zones: they are compared by all their names elsewhere."""
    for names in query.zones:
        for name in names:
            at = query.text.find(name)
            if at >= 0:
                yield at, at + len(name)


def _quoted(text: str) -> Iterator[Bounds]:
    for opening, closing in _QUOTES:
        start = text.find(opening)
        end = text.find(closing, start)
        if 0 <= start < end:
            yield start, end


def _counted(text: str, words: Sequence[TaggedWord]) -> Iterator[TaggedWord]:
    """Yield the words for what is counted: 女子 and 球队 in 有几支女子球队."""
    asked = how_many(text)
    if asked is None or not text.startswith(_HOW_MANY, asked.place[0]):
        return
    behind = [word for word in words if word.place[0] >= asked.place[1]]
    if text[asked.place[1] - 1] in _COUNTERS and _begins_with_verb(behind):
        yield behind.pop(0)
    yield from takewhile(lambda word: word.tag in _NOUNS, behind)


def _begins_with_verb(words: Sequence[TaggedWord]) -> bool:
    """Return whether a verb stands before a noun as a part of it: 留守 in 几个留守孩子."""
    tags = [word.tag for word in words[:2]]
    return len(tags) > 1 and tags[0] == "v" and tags[1] in _NOUNS


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
    if len(text) < 2 and text not in _SEXES:
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
