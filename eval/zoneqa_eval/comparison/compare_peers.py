"""The comparison: every contender in turn, round after round, and the page of what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

from zoneqa.documents import read_prints
from zoneqa.types import Say
from zoneqa_eval.comparison.comparison_results import Conditions, Results
from zoneqa_eval.comparison.contenders import BASELINE, Contender
from zoneqa_eval.comparison.environments import NotInstalledError
from zoneqa_eval.comparison.estimates import finding_values
from zoneqa_eval.comparison.measure_peers import Measurer, Round
from zoneqa_eval.comparison.peer_chart import draw
from zoneqa_eval.comparison.peer_page import page
from zoneqa_eval.comparison.peer_process import PeerFailedError
from zoneqa_eval.comparison.workload import Workload
from zoneqa_eval.measures.reprints import reports_of

CHART = "peers.png"


def run(
    measurer: Measurer, contenders: Sequence[Contender], path: Path, rounds: int, say: Say
) -> Results:
    """Measure all contenders once in each round, and keep what there is after every step.

    Rounds that `path` holds already are not measured again. Who cannot be installed or fails is
    left out from then on, with the reason.
    """
    results = Results.read(path) if path.exists() else Results(Conditions.now(measurer.threads))
    results.failures.clear()
    for number, contender in product(range(rounds), contenders):
        if contender.key in results.failures or results.has(contender.key, number):
            continue
        try:
            measured = measurer.measure(contender, number)
        except (NotInstalledError, PeerFailedError) as error:
            results.failures[contender.key] = str(error)
            say(f"{contender.key}: {error}")
        else:
            results.add(measured)
            say(line(measured))
        results.save(path)
    return results


def line(measured: Round) -> str:
    """Return a round in a line."""
    build, use = measured.build, measured.use
    built = f"index {build.index_s:.1f} s, {build.disk_mb:.1f} MB, " if build else ""
    return (
        f"round {measured.number + 1} {measured.contender}: {built}update {use.update_s:.2f} s, "
        f"query {use.query_p50_ms:.1f} / {use.query_p95_ms:.1f} ms, RSS {use.rss_mib:.0f} MiB, "
        f"cold start {use.cold_s:.1f} s"
    )


def write_page(results: Results, workload: Workload, path: Path) -> None:
    """Write the page of the results, and its chart beside it. The baseline must be among them."""
    prints = reports_of(read_prints(workload.corpus).articles)
    found = {
        key: finding_values(workload.questions, rounds[0].hits, prints)
        for key, rounds in results.rounds.items()
    }
    path.write_text(page(results, workload, found, CHART), encoding="utf-8")
    draw(results, found, path.with_name(CHART))


def has_baseline(results: Results) -> bool:
    return BASELINE.key in results.rounds
