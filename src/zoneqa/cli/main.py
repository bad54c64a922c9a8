"""The commands. Each imports what it needs when it runs, so that `--help` costs nothing."""

from __future__ import annotations

import os

import click

from zoneqa import __version__
from zoneqa.cli import backup_commands, generation_commands, output, question_commands
from zoneqa.cli.check_command import check
from zoneqa.cli.collections_command import collections
from zoneqa.cli.error_group import ErrorGroup
from zoneqa.cli.facts_command import facts
from zoneqa.cli.index_command import index
from zoneqa.cli.keys_command import keys
from zoneqa.cli.mcp_command import mcp
from zoneqa.cli.options import collections_option, filter_options, json_option, settings_options
from zoneqa.cli.prompt_command import prompt
from zoneqa.cli.users_command import users
from zoneqa.settings import Settings
from zoneqa.types import Collections, Filters


@click.group(cls=ErrorGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zoneqa")
@click.pass_context
def main(context: click.Context) -> None:
    """Cited answers from newspaper articles on China's high-tech zones."""
    context.obj = Settings.from_env(os.environ)


for command in (
    check,
    collections,
    facts,
    index,
    keys,
    mcp,
    prompt,
    users,
    *backup_commands.COMMANDS,
    *generation_commands.COMMANDS,
    *question_commands.COMMANDS,
):
    main.add_command(command)


@main.command()
@settings_options("index")
@collections_option
@json_option
@filter_options
def articles(settings: Settings, collections: Collections, as_json: bool, filters: Filters) -> None:
    """List the articles of the index; with --json, with their text."""
    from zoneqa.factory import make_filter_resolver
    from zoneqa.index import open_collections
    from zoneqa.serialize import article_json
    from zoneqa.storage.index_in_database import make_index_database

    opened = open_collections(settings.index, collections, make_index_database(settings))
    if opened.warning:
        output.say(opened.warning)
    if filters:
        filters = make_filter_resolver(settings, opened).resolve(filters)
    found = opened.articles(filters)
    if as_json:
        output.print_json([article_json(article) for article in found])
    else:
        output.show_articles(found)


@main.command()
@settings_options("index", "corpus", "host", "port", "hosts")
def serve(settings: Settings) -> None:
    """Serve the chat page and the API."""
    from zoneqa.api import serve as serve_app
    from zoneqa.cli.served_app import connection_limits, hand_over, make_app

    serve_app(
        make_app(settings),
        settings.host,
        settings.port,
        connection_limits(settings),
        hand_over(settings),
        settings.log_format,
    )


@main.command()
@settings_options("index", "host", "port")
@json_option
def doctor(settings: Settings, as_json: bool) -> None:
    """Check the installation, the machine and every part, and say how to mend them.

    It changes nothing. The exit code is that of the first check that fails, 0 if none does;
    warnings are no failures.
    """
    from zoneqa.cli.doctor import examine

    results = examine(settings, settings.index)
    output.show_check_results(results, as_json)
    raise SystemExit(next((each.exit_code for each in results if each.exit_code), 0))
