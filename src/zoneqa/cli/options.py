"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)

index_option = click.option("--index", type=PATH, help="Folder of the index.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
