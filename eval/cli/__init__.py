"""The command `zoneqa-eval`."""

from eval.cli.group import main

__all__ = ["main"]
