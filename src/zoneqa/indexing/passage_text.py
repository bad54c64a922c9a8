"""The text under which a passage is embedded and counted."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.text.heading import heading, stands_in
from zoneqa.types import Article, Passage


def in_context(article: Article, passage: Passage) -> str:
    """A passage as it is embedded and counted: after its title and zone, which it often omits."""
    head: Sequence[str | None] = (heading(article), article.zone)
    shown = [part for part in head if part and not stands_in(part, passage.text)]
    return "\n".join([*dict.fromkeys(shown), passage.text])
