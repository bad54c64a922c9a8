"""The list of all articles as JSON, made a few rows at a time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable

from zoneqa.api.protocols import AnswererProtocol
from zoneqa.serialize import article_summary_json

ROWS = 500
"""Articles that are read and encoded at once."""


def summary_rows(answerer: AnswererProtocol, offset: int) -> str:
    """Return the JSON of the next articles, with commas between; empty if there are no more."""
    rows = map(article_summary_json, answerer.summaries(ROWS, offset))
    return ",".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in rows)


async def article_list(
    first: str, following: Callable[[int], Awaitable[str]]
) -> AsyncIterator[bytes]:
    """Yield the bytes of an `ArticleListJson`; `following` returns the rows after an offset."""
    yield f'{{"articles":[{first}'.encode("utf-8", "replace")
    offset = ROWS
    while rows := await following(offset):
        yield f",{rows}".encode("utf-8", "replace")
        offset += ROWS
    yield b"]}"
