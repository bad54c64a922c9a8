"""The commands on the generations of the index: list them, check them, go back to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from zoneqa.cli import index_output
from zoneqa.cli.options import collection_option, json_option, settings_options
from zoneqa.errors import DamagedIndex
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.index import Generation


@click.command()
@settings_options("index")
@collection_option
@json_option
def generations(settings: Settings, collection: str, as_json: bool) -> None:
    """List the generations of the index, after a look at every byte of them."""
    index_output.show_generations(_examined(settings, collection), as_json)


@click.command()
@settings_options("index")
@collection_option
@json_option
def verify(settings: Settings, collection: str, as_json: bool) -> None:
    """Check every byte of the index and say how to mend it; exit with 4 if it is damaged."""
    found = _examined(settings, collection)
    index_output.show_generations(found, as_json)
    current = next((g for g in found if g.current), None)
    if current is None or current.problem:
        sound = next((g.name for g in found if not g.problem), None)
        way = f"`zoneqa rollback {sound}` goes back to a sound one" if sound else "none is sound"
        raise DamagedIndex(
            "The current generation is damaged or missing; "
            f"`zoneqa index` builds a new one, and {way}."
        )


@click.command()
@click.argument("generation", required=False)
@settings_options("index")
@collection_option
def rollback(settings: Settings, collection: str, generation: str | None) -> None:
    """Go back to an older generation: GENERATION, or the sound one before the current."""
    from zoneqa.factory import make_external_stores
    from zoneqa.index import collection_root, roll_back

    root = collection_root(settings.index, collection)
    name = roll_back(root, generation, make_external_stores(settings, collection))
    click.echo(f"{name} answers now.")


def _examined(settings: Settings, collection: str) -> Sequence[Generation]:
    from zoneqa.factory import make_external_stores
    from zoneqa.index import collection_root, pull_all, require_finished
    from zoneqa.index import generations as examined

    root = collection_root(settings.index, collection)
    external = make_external_stores(settings, collection)
    pull_all(root, external.database)
    require_finished(root)
    return examined(root, external)


COMMANDS = (generations, verify, rollback)
