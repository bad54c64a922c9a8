"""Train the reader: python -m training.train --sets DIR --out DIR. Run it again to resume."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

import torch

from training.mixes import MIXES
from training.plan import Plan
from training.trainer import Trainer


def main() -> None:
    """Train with the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True, help="folder of the public datasets")
    parser.add_argument("--out", type=Path, required=True, help="for checkpoints and weights")
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    for name, value in asdict(Plan()).items():
        choices = sorted(MIXES) if name == "mix" else None
        option = "--" + name.replace("_", "-")
        parser.add_argument(
            option, type=type(value), default=value, choices=choices, help=f"default {value}"
        )
    options = vars(parser.parse_args())
    folder, out, start, threads = (options.pop(k) for k in ("sets", "out", "start", "threads"))
    if threads:
        torch.set_num_threads(threads)
    Trainer(Plan(**options), folder, out, start).run()


if __name__ == "__main__":
    main()
