"""`zoneqa check --batch`: the verdict on each sentence of a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.cli import output
from zoneqa.errors import ZoneqaError

if TYPE_CHECKING:
    from zoneqa.checking.checker import Checker
    from zoneqa.cli.check_lines import CheckLine
    from zoneqa.serialize import Json
    from zoneqa.verify.verification import Verification, Verify

OpenChecker = Callable[[], "Checker"]
"""Opens what looks sentences up in the index."""


def check_batch(source: Path, out: Path | None, verify: Verify, open_checker: OpenChecker) -> None:
    """Write the verdict on each line of a file; a line that cannot be checked says why.

    Sentences that come without evidence are looked up in the index, which is opened for the first
    of them. Raises UnreadableInput if the file cannot be read.
    """
    from zoneqa.cli.batch import error_json, write_rows
    from zoneqa.cli.batch_lines import text_lines
    from zoneqa.cli.check_lines import check_line, line_id
    from zoneqa.text.language import language_of
    from zoneqa.verification_json import verification_json

    lines = [line for line in text_lines(source) if line.strip()]
    checker = cache(open_checker)

    def verdict(given: CheckLine) -> Verification:
        if given.evidence is None:
            return checker().verification(given.sentence, given.date)
        return verify(given.sentence, given.evidence)

    def row(line: str) -> Json:
        try:
            given = check_line(line)
            found = verification_json(verdict(given), language_of(given.sentence))
            return {"id": given.id, **found}
        except ZoneqaError as error:
            return {"id": line_id(line), **error_json(error)}

    failed = write_rows(out, lines, row, "Sentences")
    if failed:
        output.say(f"{failed} of {len(lines)} lines could not be checked; they say why.")
