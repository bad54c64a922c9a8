"""The commands that run specs and compare what came of it: run, finding, report, …"""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from zoneqa.errors import UnreadableInput
from zoneqa.serialize import Json
from zoneqa.settings import Settings
from zoneqa_eval.cli.data_folder import PATH, data_option
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import RUNS
from zoneqa_eval.datasets.spec import find_spec, read_spec, spec_names
from zoneqa_eval.files import read_jsonl
from zoneqa_eval.results.answer_diff import compare_answers as compare
from zoneqa_eval.results.answer_diff import describe
from zoneqa_eval.results.run import read_run


@click.command()
@click.argument("specs", nargs=-1)
@data_option
@click.option("--out", type=PATH, default=RUNS, help="Folder for runs and indexes.")
@click.option("--limit", type=click.IntRange(1), help="Ask at most so many questions.")
@click.option("--split", help="Ask this split instead of the one that the spec names.")
@click.option("--failures", is_flag=True, help="Print the questions that were answered wrongly.")
def run(
    specs: tuple[str, ...],
    data: Path,
    out: Path,
    limit: int | None,
    split: str | None,
    failures: bool,
) -> None:
    """Run SPECS, names from eval/specs/ or files; without any, list them."""
    from zoneqa_eval.harness.runner import Runner
    from zoneqa_eval.report.terminal import show_failures, show_run

    if not specs:
        click.echo("\n".join(spec_names()))
        return
    runner = Runner(Settings.from_env(os.environ), out, say)
    for name in specs:
        spec = read_spec(find_spec(name), data).with_split(split)
        result = runner.run(spec, limit)
        show_run(result)
        if failures:
            show_failures(result.outcomes)


@click.command()
@click.argument("specs", nargs=-1)
@data_option
@click.option("--out", type=PATH, default=RUNS, help="Folder for runs and indexes.")
@click.option("--limit", type=click.IntRange(1), help="Ask at most so many questions of a set.")
def finding(specs: tuple[str, ...], data: Path, out: Path, limit: int | None) -> None:
    """Compare BM25, vectors, their fusion and the whole search on SPECS, or on all sets."""
    from zoneqa_eval.experiments.finding import SPECS, run
    from zoneqa_eval.harness.runner import Runner

    found = [read_spec(find_spec(name), data) for name in specs or SPECS]
    for line in run(Runner(Settings.from_env(os.environ), out, say), found, limit):
        click.echo(line)


@click.command()
@click.argument("runs", nargs=-1, required=True, type=PATH)
@click.option("--baseline", "baselines", type=PATH, multiple=True, help="An earlier run.json.")
@click.option("--out", type=PATH, default=Path("report.html"), show_default=True, help="The page.")
def report(runs: tuple[Path, ...], baselines: tuple[Path, ...], out: Path) -> None:
    """Make a page of RUNS, run.json files; beside it, their metrics as JSON.

    Runs are compared with the baseline of the same spec.
    """
    from zoneqa_eval.report.page import page, report_json, sections

    found = sections(list(map(read_run, runs)), list(map(read_run, baselines)))
    metrics = json.dumps(report_json(found), ensure_ascii=False, indent=1)
    try:
        out.write_text(page(found), encoding="utf-8")
        out.with_suffix(".json").write_text(metrics + "\n", encoding="utf-8")
    except OSError as error:
        raise UnreadableInput(f"{out} cannot be written: {error.strerror}.") from error
    click.echo(f"Written to {out} and {out.with_suffix('.json')}.")


@click.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--allow-added", is_flag=True, help="Let new answers have fields that old ones lack.")
@click.pass_context
def compare_answers(ctx: click.Context, old: Path, new: Path, allow_added: bool) -> None:
    """Compare two files of `zoneqa ask --batch`; exit 1 if any answer differs.

    Timings and the generation may differ, and the confidence by no more than 1e-6.
    """
    before, after = _answers(old), _answers(new)
    differences = compare(before, after, allow_added=allow_added)
    for difference in differences:
        click.echo("\n".join(describe(difference)))
    click.echo(f"{len(before)} old and {len(after)} new answers, {len(differences)} differences")
    ctx.exit(int(bool(differences)))


def _answers(path: Path) -> list[Json]:
    try:
        return read_jsonl(path)
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path} is not a file of answers: {error}.") from error


COMMANDS = (run, finding, report, compare_answers)
