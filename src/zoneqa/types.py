"""The values that travel between the rooms. All of them are frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:  # importing numpy would slow down every `zoneqa --help`
    import numpy as np
    from numpy.typing import NDArray

Verdict = Literal["supported", "flagged", "cut"]
Language = Literal["zh", "en"]

AnswerKind = Literal["answer", "refusal", "notice"]
"""Quotes that answer, a question that is declined, or a reply to small talk."""

Bounds = tuple[int, int]
"""The start and the end of a part of a text, in code points."""

Wordings = tuple[str, ...]
"""What one thing may be called; any of them will do."""

Collections = frozenset[str]
"""Names of collections: indexes of their own that can be searched together."""

DEFAULT_COLLECTION = "default"
"""The collection that is the index folder itself."""

DEFAULT_ONLY: Collections = frozenset({DEFAULT_COLLECTION})

Progress = Callable[[int, int], None]
"""Called with (done, total) as long work goes on."""

Say = Callable[[str], None]
"""Called with a few words on work that takes a while."""

Vectors: TypeAlias = "NDArray[np.float32]"
"""Vectors of unit length: one [d], or one a row [n, d]."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A place in the text of an article where the layout of a page had broken it.

    `joined`: a sentence that was cut in two; `repeated`: a fragment printed twice, dropped here;
    `fragment`: a piece whose beginning or end is lost, kept as it is. `start` and `end` are code
    points in the article's text as it is now; `note` is what was there, where it is there no more.
    """

    kind: Literal["joined", "repeated", "fragment"]
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another place where the same report was printed."""

    id: str
    title: str
    source: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that is no header, and the headers to its left and above it.

    The headers go from the outermost to the innermost; one that is merged stands over every cell
    that it covers. All are places in the article's text.
    """

    place: Bounds
    row_headers: tuple[Bounds, ...] = ()
    column_headers: tuple[Bounds, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table in an article's text; `caption` is the line above that names it or its unit."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A report. `text` is what every offset refers to, in Unicode code points.

    `also` lists where the same report was found besides; `repairs`, what was mended in its text;
    `tables`, the tables in it.
    """

    id: str
    title: str
    text: str
    source: str | None = None
    date: str | None = None
    zone: str | None = None
    url: str | None = None
    author: str | None = None
    also: tuple[Reprint, ...] = ()
    repairs: tuple[Repair, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over every field: articles of one digest are the same article."""
        return sha256(repr(astuple(self)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text; `heading` is its title or, without one, its opening words."""

    id: str
    heading: str
    source: str | None = None
    date: str | None = None
    zone: str | None = None
    url: str | None = None
    author: str | None = None
    also: tuple[Reprint, ...] = ()
    repairs: tuple[Repair, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered pointer from a sentence of the answer to the span that backs it.

    `context` are spans that say what it is about: the headers of a cell, the question of an answer.
    """

    marker: int
    article: Article
    passage_id: str
    span: Span
    context: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with the markers of its citations and what the check said."""

    text: str
    markers: tuple[int, ...]
    verdict: Verdict = "supported"
    reason: str | None = None


RefusalKind = Literal[
    "no_words",
    "nothing_found",
    "unrelated",
    "off_topic",
    "zone_missing",
    "some_zones_missing",
    "name_missing",
    "year_missing",
    "number_missing",
    "ordinal_missing",
    "other_period",
    "other_office",
    "other_attribute",
    "other_kind",
    "other_unit",
    "other_direction",
    "other_edition",
    "other_subject",
    "other_modality",
    "other_value",
    "not_answered",
    "not_verified",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason to decline a question, and the values that it is about: the zone, the year.

    A kind that begins with `other_` says what the nearest report states instead; its values are
    what was asked and what is stated.
    """

    kind: RefusalKind
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each part of an answer."""

    retrieve: float = 0.0
    read: float = 0.0
    compose: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class VerifiedSentence:
    """An event of an answer: a sentence that has been checked against what it cites.

    One whose verdict is `cut` is no part of the answer; it is told so that it can be seen to go.
    """

    sentence: Sentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question; without sentences, the articles do not say it.

    `text` is the whole answer with `[1]` markers. `confidence` (0 to 1) is the estimated
    probability that the articles hold the answer. `reason` says in a sentence why it was declined,
    `refusal` for programs.
    `short_answer_english` says the short answer of an English question in English, where that is
    certain: 30 billion yuan for 300亿元.
    `standalone` is the question that was answered, where the one that was typed leaned on others.
    `near` are checked sentences that come close to what was asked and do not answer it.
    `remarks` say what a computed answer lacks: a zone without a figure, periods that differ; why
    quotes stand where an LLM was to write; or that a copy of the index was searched. `cut` are
    sentences that an LLM wrote and that did not pass the check.
    """

    question: str
    language: Language
    text: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    short_answer: str | None
    confidence: float
    reason: str | None = None
    refusal: Refusal | None = None
    composer: Literal["extractive", "computed", "llm"] = "extractive"
    model: str | None = None
    generation: str = ""
    timings: Timings = Timings()
    standalone: str | None = None
    near: tuple[VerifiedSentence, ...] = ()
    remarks: tuple[str, ...] = ()
    short_answer_english: str | None = None
    cut: tuple[Sentence, ...] = ()

    @property
    def abstained(self) -> bool:
        return not self.sentences

    @property
    def kind(self) -> AnswerKind:
        if self.sentences:
            return "answer"
        return "refusal" if self.refusal else "notice"


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The first event of an answer: what was retrieved, and for what; `standalone` as in Answer."""

    hits: tuple[Hit, ...]
    articles: tuple[Article, ...]
    standalone: str | None = None


@dataclass(frozen=True, slots=True)
class ProvisionalText:
    """An event of an answer: the next words of a sentence that an LLM is writing, not yet checked.

    They belong to the next VerifiedSentence, whose text replaces them. They are empty where the
    LLM is at work and nothing is to be shown yet.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An event of an answer: what came after Retrieved does not hold, another answer follows."""


Event = Retrieved | ProvisionalText | VerifiedSentence | Withdrawn | Answer
"""The events of an answer: a Retrieved, a VerifiedSentence for each sentence, the Answer.

While an LLM writes, ProvisionalText comes before each sentence, and Withdrawn if it breaks off.
"""

Events = Iterator[Event]
