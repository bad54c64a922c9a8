"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from zoneqa.settings import DESCRIBED, DescribedSetting, Settings, host_names
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY, Filters

PATH = click.Path(path_type=Path)

_TYPES: dict[str, Any] = {
    "port": click.IntRange(1, 65535),
    "host": click.STRING,
    "hosts": host_names,
}

Command = Callable[..., Any]

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
batch_option = click.option(
    "--batch", type=PATH, help='A .jsonl of {"id", "question"} lines to go through.'
)
out_option = click.option("--out", type=PATH, help="Where --batch writes its lines.")


collection_option = click.option(
    "--collection",
    default=DEFAULT_COLLECTION,
    metavar="NAME",
    help="A collection: an index of its own.  [default: the index itself]",
)


def collections_option(command: Command) -> Command:
    """Add an option that names collections; the command gets them as `collections`."""

    @click.option(
        "--collection",
        "names",
        multiple=True,
        metavar="NAME",
        help="A collection to search; repeatable.  [default: `default`, the index itself]",
    )
    @wraps(command)
    def run(*args: Any, names: tuple[str, ...], **options: Any) -> Any:
        return command(*args, collections=frozenset(names) or DEFAULT_ONLY, **options)

    return run


def settings_options(*names: str) -> Callable[[Command], Command]:
    """Add options that override settings; the command gets `settings` with them in place."""

    def decorate(command: Command) -> Command:
        @click.pass_obj
        @wraps(command)
        def run(settings: Settings, *args: Any, **options: Any) -> Any:
            given = {name: value for name in names if (value := options.pop(name))}
            return command(replace(settings, **given), *args, **options)

        for each in reversed(DESCRIBED):
            if each.name in names:
                type_ = _TYPES.get(each.name, PATH)
                run = click.option(f"--{each.name}", type=type_, help=_help(each))(run)
        return run

    return decorate


def _help(setting: DescribedSetting) -> str:
    text = setting.description[0].upper() + setting.description[1:]
    default = f"; default: {setting.shown_default}" if setting.shown_default else ""
    return f"{text}.  [{setting.variable}{default}]"


def filter_options(command: Command) -> Command:
    """Add options that restrict the articles; the command gets them as `filters`."""

    @click.option("--zone", "zones", multiple=True, help="Only articles on this zone; repeatable.")
    @click.option(
        "--source", "sources", multiple=True, help="Only what this paper printed; repeatable."
    )
    @click.option("--since", help="Only articles from this year, month or day on.")
    @click.option("--until", help="Only articles up to the end of this year, month or day.")
    @wraps(command)
    def run(
        *args: Any,
        zones: tuple[str, ...],
        sources: tuple[str, ...],
        since: str | None,
        until: str | None,
        **options: Any,
    ) -> Any:
        filters = Filters(zones, sources, since=since, until=until)
        return command(*args, filters=filters, **options)

    return run
