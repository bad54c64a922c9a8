"""The quote that a link to an article means, also where the article has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from starlette.datastructures import QueryParams

from zoneqa.api.article_address import quote_checksum
from zoneqa.types import Bounds

_LONGEST_OFFSET = 9
"""Digits of an offset, at most."""

LONGEST_FOUND_ANEW = 10_000
MOST_PLACES = 200
"""Bounds of the search for a quote that has moved: no link costs more than that."""


@dataclass(frozen=True, slots=True)
class LinkedQuote:
    """What a link says of a quote: where it stood, how it begins, and its checksum.

    Links of older versions have no checksum, and those written by hand perhaps no beginning.
    """

    start: int
    end: int
    head: str = ""
    checksum: str = ""

    @classmethod
    def of(cls, query: QueryParams) -> LinkedQuote | None:
        """Return the quote of a link; None if the link has none, or offsets that are malformed."""
        start, end = query.get("start", ""), query.get("end", "")
        if not (_is_offset(start) and _is_offset(end) and int(start) < int(end)):
            return None
        return cls(int(start), int(end), query.get("head", ""), query.get("crc", ""))

    @property
    def is_of_an_answer(self) -> bool:
        """Return whether the link is one of ours, not one with offsets only."""
        return bool(self.head)

    def find(self, text: str) -> Bounds | None:
        """Return where the quote stands in a text, in code points; None if it no longer does.

        It is looked for elsewhere only by its checksum: a similar sentence is not the quote.
        """
        if self._stands_at(self.start, text):
            return self.start, self.end
        if not (self.checksum and self.head) or self._length > LONGEST_FOUND_ANEW:
            return None
        places = sorted(islice(self._beginnings(text), MOST_PLACES), key=self._distance)
        found = next((place for place in places if self._stands_at(place, text)), None)
        return None if found is None else (found, found + self._length)

    @property
    def _length(self) -> int:
        return self.end - self.start

    def _distance(self, place: int) -> int:
        return abs(place - self.start)

    def _stands_at(self, place: int, text: str) -> bool:
        words = text[place : place + self._length]
        return (
            len(words) == self._length
            and words.startswith(self.head)
            and self.checksum in {"", quote_checksum(words)}
        )

    def _beginnings(self, text: str) -> Iterator[int]:
        place = text.find(self.head)
        while place >= 0:
            yield place
            place = text.find(self.head, place + 1)


def _is_offset(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_OFFSET
