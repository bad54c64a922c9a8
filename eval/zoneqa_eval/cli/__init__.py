"""The command `zoneqa-eval`."""

from zoneqa_eval.cli.group import main

__all__ = ["main"]
