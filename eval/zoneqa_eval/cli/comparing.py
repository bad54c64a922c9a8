"""The command that sets zoneqa beside its peers."""

from __future__ import annotations

from pathlib import Path

import click
from platformdirs import user_cache_path

from zoneqa.errors import ModelUnavailable
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import find_packaged
from zoneqa_eval.cli.data_folder import PATH
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import HOME, RUNS

PAGE = HOME / "docs" / "peers.md"


@click.command()
@click.argument("folder", type=PATH)
@click.option("--reports", type=click.IntRange(10), default=1000, show_default=True)
@click.option("--rounds", type=click.IntRange(0), default=4, show_default=True)
@click.option("--threads", type=click.IntRange(1), default=1, show_default=True, help="Of each.")
@click.option("--only", multiple=True, help="Only these: by_hand, txtai, zoneqa, …; repeatable.")
@click.option("--page", type=PATH, default=PAGE, help="Where to write the page.")
def peers(
    folder: Path, reports: int, rounds: int, threads: int, only: tuple[str, ...], page: Path
) -> None:
    """Measure zoneqa and six peers on FOLDER, a dataset in BEIR's layout.

    A peer is installed in an environment of its own in .peers/ the first time. Rounds that are kept
    in eval/runs/peers are not measured again; --rounds 0 only writes the page of them.
    """
    from zoneqa_eval.comparison import compare_peers
    from zoneqa_eval.comparison.contenders import CONTENDERS
    from zoneqa_eval.comparison.measure_peers import Measurer, installed_command
    from zoneqa_eval.comparison.workload import make_workload

    out = RUNS / "peers" / f"{folder.name}-{reports}"
    out.mkdir(parents=True, exist_ok=True)
    workload = make_workload(folder, reports, out)
    measurer = Measurer(workload, installed_command(_model()), out, threads)
    chosen = [each for each in CONTENDERS if not only or each.module in only]
    results = compare_peers.run(measurer, chosen, out / "rounds.json", rounds, say)
    if compare_peers.has_baseline(results):
        compare_peers.write_page(results, workload, page)


def _model() -> Path:
    """Return the folder of the packaged model, which is built if it has not been yet."""
    source = find_packaged()
    if source is None:
        raise ModelUnavailable("The packaged model is not installed.")
    return ensure_built(source, user_cache_path("zoneqa"), say).root


COMMANDS = (peers,)
