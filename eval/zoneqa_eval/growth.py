"""How time, memory and disk grow with the number of passages.

    python -m zoneqa_eval.growth CORPUS [--sizes 10000 100000 1000000] [--out eval/runs/growth]

CORPUS is what `zoneqa index` would read. Its passages are embedded once, then shuffled and shifted
into corpora of every size, each of which is built, opened and searched in processes of its own.
Prints a table in Markdown and writes growth.json and growth.png. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from zoneqa.factory import make_embedder
from zoneqa.settings import Settings
from zoneqa_eval.scale.enlarged import Seeds
from zoneqa_eval.scale.footprint import Question, build, open_cold, search
from zoneqa_eval.scale.seeds import read_seeds
from zoneqa_eval.sets.cases import read_cases

Measures = dict[str, float]
"""Name of a measure, its unit at the end, to its value."""

_QUESTIONS = 200
_PANELS = {
    "build, s": ("store_s", "dense_s", "lexical_s", "digests_s", "checks_s", "build_s"),
    "search, ms": ("dense_ms", "lexical_ms", "search_p50_ms", "search_p95_ms"),
    "searching process, MiB": ("opened_anon_mib", "searched_anon_mib", "searched_file_mib"),
    "disk, MiB": ("store_mib", "dense_mib", "lexical_mib", "disk_mib"),
}


def main() -> None:
    """Measures every size, the smallest first, and reports after each."""
    options = _options()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    settings = Settings.from_env(os.environ)
    embedder = make_embedder(settings, print)
    seeds = read_seeds(options.corpus, embedder, settings.passage_tokens, out)
    texts = [case.question for case in read_cases()][:_QUESTIONS]
    questions = list(zip(texts, embedder.embed(texts, "query"), strict=True))
    found: dict[int, Measures] = {}
    for size in sorted(options.sizes):
        found[size] = measure(seeds, questions, size, out / "index")
        (out / "growth.json").write_text(json.dumps(found, indent=1))
        print(table(found), end="\n\n", flush=True)
    plot(found, out / "growth.png")


def measure(seeds: Seeds, questions: Sequence[Question], size: int, root: Path) -> Measures:
    """Builds, opens and searches an index of `size` passages, and removes it."""
    shutil.rmtree(root, ignore_errors=True)
    built = asdict(_in_a_process(build, seeds, size, root))
    totals = {
        "build_s": sum(value for name, value in built.items() if name.endswith("_s")),
        "disk_mib": sum(built[name] for name in ("store_mib", "dense_mib", "lexical_mib")),
        "open_cold_s": _in_a_process(open_cold, root),
    }
    searched = asdict(_in_a_process(search, root, questions))
    shutil.rmtree(root)
    return built | totals | searched


def table(found: dict[int, Measures]) -> str:
    """A line for each measure, a column for each size, and how the measure grows."""
    head = ["", *(f"{size:,}" for size in found), "grows with n^"]
    lines = [head, ["---"] * len(head)]
    for name in next(iter(found.values())):
        values = [measures[name] for measures in found.values()]
        lines.append([name, *(f"{value:,.3g}" for value in values), exponent(list(found), values)])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def exponent(sizes: Sequence[int], values: Sequence[float]) -> str:
    """The slope of the values over the sizes, both as logarithms: 1 is linear, 0 is constant."""
    if len(sizes) < 2 or min(values) <= 0:
        return ""
    return f"{np.polyfit(np.log(sizes), np.log(values), 1)[0]:.2f}"


def plot(found: dict[int, Measures], path: Path) -> None:
    """Four panels with logarithmic axes, in which straight lines of slope 1 grow linearly."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 8), layout="constrained")
    for axes, (title, names) in zip(figure.subplots(2, 2).flat, _PANELS.items(), strict=True):
        for name in names:
            values = [measures[name] for measures in found.values()]
            axes.loglog(list(found), values, marker="o", label=name.rpartition("_")[0])
        axes.set(title=title, xlabel="passages")
        axes.grid(which="major", alpha=0.3)
        axes.legend()
    figure.savefig(path, dpi=110)


def _in_a_process(task: Callable[..., Any], *args: Any) -> Any:
    """The result of a task in a process that has done nothing before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(task, *args).result()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--out", type=Path, default=Path("eval/runs/growth"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
