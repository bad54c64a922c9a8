"""The group of the commands, and the one that runs specs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zoneqa.cli.error_group import ErrorGroup
from zoneqa.cli.output import say
from zoneqa.settings import Settings
from zoneqa_eval.cli import commands
from zoneqa_eval.harness.running import Runner
from zoneqa_eval.report.shown import show_run
from zoneqa_eval.sets.cases import RUNS
from zoneqa_eval.sets.spec import find_spec, read_spec, spec_names

PATH = click.Path(path_type=Path)
DATA = Path("../shared/data")


@click.group(cls=ErrorGroup, invoke_without_command=True)
@click.option("--gate", type=PATH, help="Ask a baseline's sample again; exit 1 if a figure fell.")
@click.option("--index", type=PATH, help="With --gate: an index that is there.")
@click.pass_context
def main(ctx: click.Context, gate: Path | None, index: Path | None) -> None:
    """Measure zoneqa: run evaluations, compare them, keep the gate."""
    if gate is not None:
        ctx.exit(commands.gate(gate, index))
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for command in commands.COMMANDS:
    main.add_command(command)


@main.command()
@click.argument("specs", nargs=-1)
@click.option(
    "--data", type=PATH, envvar="ZONEQA_EVAL_DATA", default=DATA, help="Folder of the public sets."
)
@click.option("--out", type=PATH, default=RUNS, help="Folder for runs and indexes.")
@click.option("--limit", type=click.IntRange(1), help="Ask so many questions at most.")
@click.option("--split", help="Ask this part of the questions instead of the one named there.")
def run(
    specs: tuple[str, ...], data: Path, out: Path, limit: int | None, split: str | None
) -> None:
    """Run SPECS, names from eval/specs/ or files; without any, say which there are."""
    if not specs:
        click.echo("\n".join(spec_names()))
    runner = Runner(Settings.from_env(os.environ), out, say)
    for name in specs:
        spec = read_spec(find_spec(name), data).on(split)
        show_run(runner.run(spec, limit))
