"""The command `zoneqa-eval`."""

from zoneqa_eval.cli.main import main

__all__ = ["main"]
