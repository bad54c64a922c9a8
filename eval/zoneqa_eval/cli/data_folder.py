"""The option that names the folder of public datasets."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)

data_option = click.option(
    "--data",
    type=PATH,
    envvar="ZONEQA_EVAL_DATA",
    default=Path("../shared/data"),
    help="Folder of public datasets.",
)
