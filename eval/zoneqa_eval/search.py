"""Measures finding over any set in BEIR's layout: BM25, dense, fused, and the whole.

    python -m zoneqa_eval.search FOLDER [--depth 50]

FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv. Passages are scored by their article: the
best passage of an article stands for it. A query without hits scores 0.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from zoneqa.settings import Settings
from zoneqa_eval.harness.running import Runner
from zoneqa_eval.report.shown import show_run
from zoneqa_eval.sets.cases import RUNS
from zoneqa_eval.sets.spec import Spec


def main() -> None:
    """Builds the index if need be, runs the four ways and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--depth", type=int, default=50)
    options = parser.parse_args()
    spec = Spec(
        name=f"search-{options.folder.name}",
        title=f"Finding in {options.folder.name}",
        set="beir",
        questions=options.folder,
        measures=("finding",),
        depth=options.depth,
    )
    show_run(Runner(Settings.from_env(os.environ), RUNS, print).run(spec))


if __name__ == "__main__":
    main()
