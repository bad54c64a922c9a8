"""A classified line of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zoneqa.documents.newspaper.datelines import Dateline

Kind = Literal["headline", "prose", "byline", "page_header", "rule", "editors"]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph or a single line; a `headline` may also turn out to be a subhead.

    `author` has the names of a byline or of the end of a paragraph. `after_blank` is true if a
    blank line precedes, `continued` if the line says that the report continues on another page,
    `resumed` if it says that the report began on another one, `opens_report` if a sign before it
    begins a report, `is_label` if it is the label of a box (新闻链接). `date` and `paper` are the
    page's.
    """

    text: str
    kind: Kind
    after_blank: bool = True
    dateline: Dateline | None = None
    author: str | None = None
    continued: bool = False
    resumed: bool = False
    opens_report: bool = False
    is_label: bool = False
    date: str | None = None
    paper: str | None = None

    @property
    def ends_report(self) -> bool:
        """Return whether a report ends with this line."""
        return self.continued or self.kind == "editors" or self.author is not None
