"""The group of all commands. Heavy imports are left to the commands, so that --help is quick."""

from __future__ import annotations

from pathlib import Path

import click

from zoneqa_eval.cli import (
    answering,
    benchmarking,
    building,
    comparing,
    evaluations,
    fitting,
    gating,
    generating,
    parsing,
    questions,
    verifying,
)
from zoneqa_eval.cli.data_folder import PATH
from zoneqa_eval.console import ErrorReportingGroup


@click.group(cls=ErrorReportingGroup, invoke_without_command=True)
@click.option("--gate", "baseline", type=PATH, help="The same as `gate FILE`.")
@click.option("--index", type=PATH, help="With --gate: an existing index of corpus/.")
@click.pass_context
def main(ctx: click.Context, baseline: Path | None, index: Path | None) -> None:
    """Measure zoneqa: run evaluations, compare them, keep the gate."""
    if baseline is not None:
        ctx.exit(gating.run_gate(baseline, index))
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for command in (
    *evaluations.COMMANDS,
    *gating.COMMANDS,
    *questions.COMMANDS,
    *answering.COMMANDS,
    *fitting.COMMANDS,
    *parsing.COMMANDS,
    *building.COMMANDS,
    *benchmarking.COMMANDS,
    *verifying.COMMANDS,
    *generating.COMMANDS,
    *comparing.COMMANDS,
):
    main.add_command(command)
