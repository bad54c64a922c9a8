"""Contrasts: one thing of a true question is changed in the question, in the text, or in both.

A text answers a question if both name the same thing. So neither an odd question nor an odd
text shows that there is no answer: each stands once with an answer and once without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from training import templates
from training.passage import Example, Group, Passage
from training.replacements import Lexicon, can_change
from training.tagging import words

SOURCE = "contrast"
_WORDS: dict[str, Any] = templates.load(SOURCE)
_OPPOSITES = [(a, b) for pair in _WORDS["zh"] for a, b in (pair, pair[::-1])]
_ENGLISH = [(a, b) for pair in _WORDS["en"] for a, b in (pair, pair[::-1])]
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COUNTED = re.compile(
    r"第?([一二三四五六七八九]|\d{1,2})(?=届|期|次|批|轮|季度|年级|号|楼|月|日|线|街|路|版|标段)"
)
_DIGITS = "一二三四五六七八九"
_CAPITALIZED = re.compile(r"(?<=[a-z,'’s] )[A-Z][a-z]+(?:[- ][A-Z][a-z]+)*")
_COMMON = frozenset(_WORDS["common"])


@dataclass(frozen=True, slots=True)
class Change:
    """A word of a question, where it begins, and what is put in its place."""

    start: int
    old: str
    new: str


Finder = Callable[[Example, Random], Iterator[Change]]


class Contrasts:
    """Makes contrasts with words from a lexicon and names from English questions."""

    def __init__(self, lexicon: Lexicon, english: list[str]) -> None:
        self._lexicon = lexicon
        names = (name for question in english for name in _CAPITALIZED.findall(question))
        self._names = sorted({n.split()[0] for n in names} - _COMMON)
        # How often each is taken where several find something: the rarest need it most.
        shares: dict[Finder, int] = {
            _years: 2,
            _counted: 2,
            _opposites: 4,
            self._words: 2,
            self._qualified: 1,
            _english_words: 3,
            self._english_names: 1,
        }
        self._finders = [find for find, share in shares.items() for _ in range(share)]

    def groups(self, example: Example, rng: Random) -> list[Group]:
        """Return the contrasts of one change, none where nothing can be changed.

        The text is changed too where it names what the question names.
        """
        changes = [change for find in self._finders if (change := self._one(find, example, rng))]
        return _changed(example, rng.choice(changes)) if changes else []

    def _one(self, find: Finder, example: Example, rng: Random) -> Change | None:
        everything = example.passage.title + example.passage.text + example.question
        fit = [
            change
            for change in find(example, rng)
            # 局长 may stand for 副局长 where it stands nowhere by itself.
            if change.new != change.old
            and change.new not in everything.replace(change.old, "")
            and not _meets(example.answer, change.old)
        ]
        return rng.choice(fit) if fit else None

    def _words(self, example: Example, rng: Random) -> Iterator[Change]:
        text = example.passage.title + example.passage.text
        found = words(example.question)
        for word, following in zip(found, (*found[1:], None), strict=True):
            if can_change(word) and word.text in text:
                other = self._lexicon.other(word, following.text if following else "", rng)
                if other:
                    yield Change(word.start, word.text, other)

    def _qualified(self, example: Example, rng: Random) -> Iterator[Change]:
        """Yield nouns of the question with a word before them that narrows them."""
        text = example.passage.text
        for word in words(example.question):
            added = self._lexicon.qualifier(word.text, rng) if can_change(word) else None
            if added and word.text in text and word.is_noun:
                yield Change(word.start, word.text, added + word.text)

    def _english_names(self, example: Example, rng: Random) -> Iterator[Change]:
        for found in _CAPITALIZED.finditer(example.question):
            first = found[0].split()[0]
            if first not in _COMMON:
                yield Change(found.start(), first, rng.choice(self._names))


def _years(example: Example, rng: Random) -> Iterator[Change]:
    for found in _YEAR.finditer(example.question):
        if found[0] in example.passage.title + example.passage.text:
            moved = int(found[0]) + rng.choice((-3, -2, -1, 1, 2, 3))
            yield Change(found.start(), found[0], str(moved))


def _counted(example: Example, rng: Random) -> Iterator[Change]:
    """Yield what counts one of a series: the fourth for the fifth, March for May."""
    text = example.passage.title + example.passage.text
    for found in _COUNTED.finditer(example.question):
        unit, number = example.question[found.end()], found[1]
        if found[0] + unit in text:
            other = _near_number(number, rng)
            yield Change(found.start(), found[0] + unit, found[0].replace(number, other) + unit)


def _near_number(number: str, rng: Random) -> str:
    if number.isdigit():
        return str(int(number) + rng.choice((1, 2, 3)))
    return rng.choice([digit for digit in _DIGITS if digit != number])


def _opposites(example: Example, _: Random) -> Iterator[Change]:
    for old, new in _OPPOSITES:
        at = example.question.find(old)
        if at >= 0 and example.question[at - 1 : at] != "副":
            yield Change(at, old, new)


def _english_words(example: Example, _: Random) -> Iterator[Change]:
    for old, new in _ENGLISH:
        found = re.search(rf"\b{old}\b", example.question)
        if found:
            yield Change(found.start(), old, new)


def _changed(example: Example, change: Change) -> list[Group]:
    start, end = change.start, change.start + len(change.old)
    question = example.question[:start] + change.new + example.question[end:]
    asked = Group((example, example.with_unanswered(question)), SOURCE)
    if not (text := _with_text(example, change)):
        return [asked]
    return [
        asked,
        Group((replace(text, question=question), text.with_unanswered(text.question)), SOURCE),
    ]


def _with_text(example: Example, change: Change) -> Example | None:
    """Return the example with its text changed; None where the text does not name the thing."""
    title, text = example.passage.title, example.passage.text
    if change.old not in title + text:
        return None
    before, answer, after = (
        part.replace(change.old, change.new)
        for part in (text[: example.start], example.answer, text[example.end :])
    )
    passage = Passage(
        title.replace(change.old, change.new), before + answer + after, example.passage.group
    )
    return replace(example, passage=passage, start=len(before), end=len(before) + len(answer))


def _meets(answer: str, word: str) -> bool:
    return word in answer or answer in word
