"""The noun that stands next to a figure and says of what it is: 52场|招聘会, 岗位|3.1万个."""

from __future__ import annotations

from itertools import takewhile

from zoneqa.text.tagged_words import tagged_words
from zoneqa.verify.compared_sentence import ComparedFigure

_SHORTEST = 2
"""Characters of a noun that tells something by itself."""


def head_noun_of(figure: ComparedFigure) -> str:
    """Return the noun right behind a figure, or else right before it; nothing without one."""
    sentence, (start, end) = figure.sentence, figure.place
    behind = tagged_words(sentence.words((end, figure.clause[1])))
    run = list(takewhile(lambda word: word.is_noun, behind))
    if not run:
        before = tagged_words(sentence.words((figure.clause[0], start)))
        run = [word for word in before[-1:] if word.is_noun]
    return run[-1].text if run and len(run[-1].text) >= _SHORTEST else ""
