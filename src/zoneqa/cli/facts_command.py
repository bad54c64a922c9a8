"""`zoneqa facts`: what the articles state, as a table, as CSV or as JSON."""

from __future__ import annotations

import click

from zoneqa.cli import output
from zoneqa.cli.options import collections_option, json_option, settings_options
from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa.types import Collections


@click.command()
@settings_options("index")
@collections_option
@click.option("--zone", "zones", multiple=True, help="Only facts about this zone; repeatable.")
@click.option("--attribute", help="Only this indicator, office or event: 产值, 局长, 开工.")
@click.option("--period", help="Only of this time: 2023, 2023H1, 2023-上半年, 2023-07, 2021..2023.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@json_option
def facts(
    settings: Settings,
    collections: Collections,
    zones: tuple[str, ...],
    attribute: str | None,
    period: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List what the articles state, the newest first, each with its source."""
    from zoneqa.answer.facts import FactFilters
    from zoneqa.answer.facts import facts as find_facts
    from zoneqa.fact_csv import facts_csv
    from zoneqa.fact_json import fact_json
    from zoneqa.factory import make_filter_resolver
    from zoneqa.index import open_collections
    from zoneqa.storage.index_in_database import make_index_database

    if as_csv and as_json:
        raise UsageError("Give --csv or --json, not both.")
    opened = open_collections(settings.index, collections, make_index_database(settings))
    if opened.warning:
        output.say(opened.warning)
    if not opened.keeps_claims:
        output.say("an older version built this index, without facts; run `zoneqa index`")
    asked = FactFilters(zones, attribute, period)
    found = find_facts(opened, make_filter_resolver(settings, opened), asked).facts
    if as_csv:
        click.echo(facts_csv(found).encode("utf-8", "replace"), nl=False)
    elif as_json:
        output.print_json([fact_json(fact) for fact in found])
    else:
        output.show_facts(found)
