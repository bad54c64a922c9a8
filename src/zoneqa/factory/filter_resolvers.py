"""What reads filters, for the zones and the articles of an index."""

from __future__ import annotations

from zoneqa.index import SearchableIndex
from zoneqa.query.filters import FilterResolver
from zoneqa.settings import Settings
from zoneqa.zones.aliases import AliasLine, read_aliases
from zoneqa.zones.gazetteer import Gazetteer, open_gazetteer


def make_filter_resolver(settings: Settings, index: SearchableIndex) -> FilterResolver:
    """Return a resolver of filters for an index. Raises UsageError as AnswererOpener."""
    return filter_resolver(index, open_gazetteer(index.zones(), own_aliases(settings)))


def own_aliases(settings: Settings) -> tuple[AliasLine, ...]:
    """Return the aliases of zones that the settings add. Raises UsageError."""
    return read_aliases(settings.aliases) if settings.aliases else ()


def filter_resolver(index: SearchableIndex, gazetteer: Gazetteer) -> FilterResolver:
    """Return a resolver of filters for an index with its gazetteer."""
    return FilterResolver(gazetteer, index.zones(), index.sources(), index.article)
