"""`python -m zoneqa` is `zoneqa`."""

from zoneqa.cli.main import main

main(prog_name="zoneqa")
