"""The strings by which a conversation mentions zones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.conversation.turns import Turn
from zoneqa.query.mentions import Surface
from zoneqa.query.query import Query
from zoneqa.zones.gazetteer import Gazetteer
from zoneqa.zones.stems import latin_name


def known_surfaces(query: Query, thread: Sequence[Turn], gazetteer: Gazetteer) -> Iterator[Surface]:
    """Yield the strings by which a query and its thread mention zones; English ones in pinyin."""
    chinese = [*query.surfaces, *(each for turn in thread for each in turn.query.surfaces)]
    cited = (gazetteer.zone_mention(zone) for turn in thread for zone in turn.cited)
    chinese += filter(None, cited)
    yield from chinese
    if query.language == "en":
        yield from ((latin_name(name), mention) for name, mention in chinese)
