"""The values that travel between the rooms. All of them are frozen."""

from zoneqa.types.answer import (
    Answer,
    AnswerKind,
    Citation,
    Refusal,
    RefusalKind,
    Sentence,
    Timings,
    Verdict,
    VerifiedSentence,
)
from zoneqa.types.article import Article, ArticleSummary, Cell, Repair, Reprint, Table
from zoneqa.types.basics import (
    DEFAULT_COLLECTION,
    DEFAULT_ONLY,
    Bounds,
    Collections,
    Language,
    Progress,
    Say,
    Vectors,
    Wordings,
)
from zoneqa.types.events import Event, Events, ProvisionalText, Retrieved, Withdrawn
from zoneqa.types.passage import NO_FILTERS, Filters, Hit, Passage, Span

__all__ = [
    "DEFAULT_COLLECTION",
    "DEFAULT_ONLY",
    "NO_FILTERS",
    "Answer",
    "AnswerKind",
    "Article",
    "ArticleSummary",
    "Bounds",
    "Cell",
    "Citation",
    "Collections",
    "Event",
    "Events",
    "Filters",
    "Hit",
    "Language",
    "Passage",
    "Progress",
    "ProvisionalText",
    "Refusal",
    "RefusalKind",
    "Repair",
    "Reprint",
    "Retrieved",
    "Say",
    "Sentence",
    "Span",
    "Table",
    "Timings",
    "Vectors",
    "Verdict",
    "VerifiedSentence",
    "Withdrawn",
    "Wordings",
]
