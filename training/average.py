"""Average the weights of runs: python -m training.average --out reader.pt first.pt second.pt …

Runs that continue one another stay close enough for their weights to be averaged; the average keeps
what the last run has unlearned of the earlier ones (Wortsman et al., "Model soups", 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from training.trainer import read_state


def average(runs: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of runs; each counts twice as much as the one before."""
    states = [read_state(path, "cpu")["model"] for path in runs]
    counts = torch.tensor([2.0**n for n in range(len(runs))])
    return {
        name: torch.tensordot(counts / counts.sum(), torch.stack([s[name] for s in states]), 1)
        for name in states[0]
    }


def main() -> None:
    """Write the average of the runs in the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="file for the average")
    parser.add_argument("runs", type=Path, nargs="+", help="reader.pt of each run, in order")
    options = parser.parse_args()
    torch.save({"model": average(options.runs)}, options.out)


if __name__ == "__main__":
    main()
