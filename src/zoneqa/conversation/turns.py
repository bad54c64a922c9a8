"""Follow-ups taken apart, and edits of the questions that they follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from zoneqa.query.query import Query
from zoneqa.query.wording import Wording
from zoneqa.text.normalize import simplify
from zoneqa.text.numbers import years
from zoneqa.types import Bounds

_NEXT_TO_YEAR = re.compile(
    r"(?P<before>[上前]一?年|(?:the )?(?:year before|previous year))"
    r"|[下后次]一?年|(?:the )?(?:year after|following year)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of a conversation, in full, and the zones that its answer cited."""

    query: Query
    cited: tuple[str, ...] = ()

    @property
    def wording(self) -> Wording:
        return self.query.wording

    @property
    def zone_text(self) -> str:
        """The zone that the question names, else the first that its answer cited."""
        if self.wording.zone:
            return self.wording.zone_text
        return self.cited[0] if self.cited else ""


@dataclass(frozen=True, slots=True)
class Followup:
    """A question without the words that only tie it to the one before.

    `rest` is what it says besides zone and period, simplified; `is_marked`, that a word
    of it marks it as a follow-up; `has_interrogative`, that it has a
    question word; `refers`, that 那, 又 or the like ties it to the question before;
    `has_pronoun`, that a word in it may stand for something said before.
    """

    words: Wording
    rest: str
    is_marked: bool
    has_interrogative: bool
    refers: bool = False
    has_pronoun: bool = False

    @property
    def has_reference(self) -> bool:
        """Return whether any word of it refers to what was said before."""
        return self.is_marked or self.has_pronoun

    @property
    def names_only(self) -> bool:
        """True if it is said to be a follow-up and only names something."""
        return self.is_marked and not self.has_interrogative


Rule = Callable[[Followup, Sequence[Turn]], str | None]
"""Returns a follow-up in full, from the turns before it; None if it does not apply."""


def edited(text: str, changes: Iterable[tuple[Bounds, str]]) -> str:
    """Return the text with the changes made; of those at one place the last comes first."""
    for (start, end), new in sorted(changes, key=lambda change: change[0], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def without_names(wording: Wording) -> str:
    """Return the simplified text of a wording, with a space for zone and period."""
    return edited(wording.plain, [(bounds, " ") for bounds in wording.names])


def zone_of(earlier: Sequence[Turn]) -> str:
    """Return the zone that was spoken of last, in a question or its answer; empty if none was."""
    return next(filter(None, (turn.zone_text for turn in reversed(earlier))), "")


def year_of(words: Wording, last: Wording) -> str | None:
    """Return the year that words such as 前一年 and "the year after" mean; else None."""
    found, named = _NEXT_TO_YEAR.fullmatch(simplify(words.period_text)), years(last.period_text)
    return str(int(min(named)) + (-1 if found["before"] else 1)) if found and named else None
