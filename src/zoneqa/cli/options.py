"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from zoneqa.types import Filters

PATH = click.Path(path_type=Path)

index_option = click.option("--index", type=PATH, help="Folder of the index.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that narrow down which articles count; the command gets them as `filters`."""

    @click.option("--zone", "zones", multiple=True, help="Only articles on this zone; repeatable.")
    @click.option(
        "--source", "sources", multiple=True, help="Only what this paper printed; repeatable."
    )
    @click.option("--since", help="Only articles from this year, month or day on.")
    @click.option("--until", help="Only articles up to the end of this year, month or day.")
    @wraps(command)
    def narrowed(
        *args: Any,
        zones: tuple[str, ...],
        sources: tuple[str, ...],
        since: str | None,
        until: str | None,
        **others: Any,
    ) -> Any:
        filters = Filters(zones, sources, since=since, until=until)
        return command(*args, filters=filters, **others)

    return narrowed
