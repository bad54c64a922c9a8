"""`python -m eval.cli` is `zoneqa-eval`."""

from eval.cli import main

main()
