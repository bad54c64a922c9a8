"""`python -m zoneqa_eval.cli` is `zoneqa-eval`."""

from zoneqa_eval.cli import main

main()
