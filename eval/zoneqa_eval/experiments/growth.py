"""How time, memory and disk grow with the number of passages.

Passages of a corpus are embedded once, then shuffled and shifted into corpora of every size, each
of which is built, opened and searched in processes of its own. Linux only.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from zoneqa.factory import make_embedder
from zoneqa.settings import Settings
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import read_cases
from zoneqa_eval.processes import run_in_new_process
from zoneqa_eval.scale.enlarge import Seeds
from zoneqa_eval.scale.footprint import Question, build, open_cold, search
from zoneqa_eval.scale.seeds import read_seeds

Costs = dict[str, float]
"""The costs of one size by name; a name ends with its unit."""

SIZES = (10_000, 100_000, 1_000_000)
_QUESTIONS = 200
_FILES = ("store_mib", "dense_mib", "lexical_mib", "claims_mib")
_PANELS = {
    "build, s": (
        *("lexical_s", "dense_s", "store_s", "extraction_s", "claims_s", "digests_s", "checks_s"),
        "build_s",
    ),
    "search, ms": (
        *("dense_ms", "lexical_ms", "search_p50_ms", "search_p95_ms"),
        *("claims_of_article_ms", "claims_of_subject_ms", "claims_of_attribute_ms", "subjects_ms"),
    ),
    "searching process, MiB": ("opened_anon_mib", "searched_anon_mib", "searched_file_mib"),
    "disk, MiB": (*_FILES, "disk_mib"),
}


def run(
    settings: Settings,
    corpus: Path,
    sizes: Sequence[int],
    out: Path,
    echo: Callable[[str], object],
) -> None:
    """Measure every size, the smallest first, and after each print and write what there is."""
    out.mkdir(parents=True, exist_ok=True)
    embedder = make_embedder(settings, say)
    seeds = read_seeds(corpus, embedder, settings.passage_tokens, out)
    texts = [case.question for case in read_cases()][:_QUESTIONS]
    questions = list(zip(texts, embedder.embed(texts, "query"), strict=True))
    costs: dict[int, Costs] = {}
    for size in sorted(sizes):
        costs[size] = measure(seeds, questions, size, out / "index")
        (out / "growth.json").write_text(json.dumps(costs, indent=1))
        echo(f"{table(costs)}\n")
    plot(costs, out / "growth.png")


def measure(seeds: Seeds, questions: Sequence[Question], size: int, root: Path) -> Costs:
    """Build, open and search an index of `size` passages, and remove it."""
    shutil.rmtree(root, ignore_errors=True)
    built = asdict(run_in_new_process(build, seeds, size, root))
    totals = {
        "build_s": sum(value for name, value in built.items() if name.endswith("_s")),
        "disk_mib": sum(built[name] for name in _FILES),
        "open_cold_s": run_in_new_process(open_cold, root),
    }
    searched = asdict(run_in_new_process(search, root, questions))
    shutil.rmtree(root)
    return built | totals | searched


def table(costs: dict[int, Costs]) -> str:
    """Return Markdown: a line for each cost, a column for each size, and the growth."""
    head = ["", *(f"{size:,}" for size in costs), "grows with n^"]
    lines = [head, ["---"] * len(head)]
    for name in next(iter(costs.values())):
        values = [of_size[name] for of_size in costs.values()]
        lines.append([name, *(f"{value:,.3g}" for value in values), exponent(list(costs), values)])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def exponent(sizes: Sequence[int], values: Sequence[float]) -> str:
    """Return the slope of the values over the sizes on logarithmic axes: 1 linear, 0 constant."""
    if len(sizes) < 2 or min(values) <= 0:
        return ""
    return f"{np.polyfit(np.log(sizes), np.log(values), 1)[0]:.2f}"


def plot(costs: dict[int, Costs], path: Path) -> None:
    """Draw four panels with logarithmic axes, on which a line of slope 1 is linear growth."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 8), layout="constrained")
    for axes, (title, names) in zip(figure.subplots(2, 2).flat, _PANELS.items(), strict=True):
        for name in names:
            values = [of_size[name] for of_size in costs.values()]
            axes.loglog(list(costs), values, marker="o", label=name.rpartition("_")[0])
        axes.set(title=title, xlabel="passages")
        axes.grid(which="major", alpha=0.3)
        axes.legend()
    figure.savefig(path, dpi=110)
