"""What is searched and found: passages of articles, and exact places in them."""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be drawn on: all that is given must hold; of several values, one.

    A date is a year, a month or a day (2021, 2021-03, 2021-03-15): `since` its first day, `until`
    its last. What an article's own date leaves open is not held against it; an article without a
    date passes no date. A report counts as of every paper and every day that printed it.
    """

    zones: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def __bool__(self) -> bool:
        """Return whether anything is asked for."""
        return any(astuple(self))


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences: `article.text[start:end] == text`."""

    article_id: str
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        return f"{self.article_id}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `score` compares hits of one search only; higher is closer."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Span:
    """An exact place in an article: `article.text[start:end] == quote`."""

    article_id: str
    start: int
    end: int
    quote: str
