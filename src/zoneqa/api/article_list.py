"""The list of articles as JSON, made a few rows at a time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from zoneqa.api.protocols import AnswererProtocol
from zoneqa.index import EVERY_ARTICLE, ArticleFilter
from zoneqa.serialize import article_summary_json

ROWS = 500
"""Articles that are read and encoded at once."""


@dataclass(frozen=True, slots=True)
class ArticleList:
    """So many of the articles that are asked for, after the first `offset`; all without a limit."""

    answerer: AnswererProtocol
    asked: ArticleFilter = EVERY_ARTICLE
    limit: int | None = None
    offset: int = 0

    def beginning(self) -> str:
        """Return the JSON before the list and that of the first rows."""
        return f'{{"total":{self.answerer.article_count(self.asked)},"articles":[{self.rows(0)}'

    def rows(self, done: int) -> str:
        """Return the JSON of the next articles, with commas between; empty if there are no more."""
        left = ROWS if self.limit is None else min(ROWS, self.limit - done)
        if left <= 0:
            return ""
        found = self.answerer.summaries(left, self.offset + done, self.asked)
        rows = map(article_summary_json, found)
        return ",".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in rows)


async def article_list_bytes(
    beginning: str, following: Callable[[int], Awaitable[str]]
) -> AsyncIterator[bytes]:
    """Yield the bytes of an `ArticleListJson`; `following` returns the rows after so many."""
    yield beginning.encode("utf-8", "replace")
    done = ROWS
    while rows := await following(done):
        yield f",{rows}".encode("utf-8", "replace")
        done += ROWS
    yield b"]}"
