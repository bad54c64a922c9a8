"""The commands that keep all of a service in one file and put it back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zoneqa.cli.options import PATH, settings_options
from zoneqa.settings import Settings
from zoneqa.types import DEFAULT_COLLECTION

if TYPE_CHECKING:
    from zoneqa.backup.restore import Restored
    from zoneqa.backup.take import Taken


@click.command()
@click.argument("file", type=PATH)
@settings_options("index", "corpus")
@click.option("--with-corpus", is_flag=True, help="Keep the articles too.")
def backup(settings: Settings, file: Path, with_corpus: bool) -> None:
    """Write the database, the published index and the settings, but no secret, into FILE.

    The service may go on meanwhile.
    """
    from zoneqa.backup import take_backup

    taken = take_backup(file, settings, os.environ, with_corpus=with_corpus)
    click.echo(f"{file}: {_kept(taken)}; {taken.size / (1 << 20):.1f} MiB")


@click.command()
@click.argument("file", type=PATH)
@settings_options("index", "corpus")
@click.option("--force", is_flag=True, help="Restore although something is there already.")
def restore(settings: Settings, file: Path, force: bool) -> None:
    """Put back what a backup holds, after checking every byte of FILE.

    With --force, the database is replaced; older generations stay for `zoneqa rollback`, and
    articles that are there are kept under another name.
    """
    from zoneqa.backup import restore as put_back

    restored = put_back(file, settings, force=force)
    click.echo(f"restored, as of {restored.made}: {_kept(restored)}")
    for name, value in restored.settings.items():
        click.echo(f"it was set: {name}={value}")


def _kept(kept: Taken | Restored) -> str:
    named = [
        name if collection == DEFAULT_COLLECTION else f"{name} ({collection})"
        for collection, name in kept.generations.items()
    ]
    more = {"database": kept.has_database, "articles": kept.has_corpus}
    return ", ".join([*named, *(what for what, is_there in more.items() if is_there)])


COMMANDS = (backup, restore)
