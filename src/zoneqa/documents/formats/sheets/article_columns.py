"""Tables whose rows are articles, as their header shows."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.documents.formats.article_fields import field_of


def article_columns(header: Sequence[str]) -> dict[int, str] | None:
    """Return the field of each known column, or None if the rows of a table are no articles.

    Articles have a text and at least one other field, each in one column.
    """
    fields = {place: field for place, name in enumerate(header) if (field := field_of(name))}
    distinct = set(fields.values())
    is_article = "text" in distinct and len(distinct) > 1 and len(distinct) == len(fields)
    return dict(fields) if is_article else None
