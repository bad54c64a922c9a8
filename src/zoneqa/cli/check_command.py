"""`zoneqa check`: whether sentences say what their evidence says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zoneqa.cli import output
from zoneqa.cli.options import PATH, out_option
from zoneqa.errors import BadSentence, UsageError

if TYPE_CHECKING:
    from zoneqa.serialize import Json
    from zoneqa.verify.verification import CitedSpans, Verify

LookUp = Callable[[str], Sequence["CitedSpans"]]
"""Finds the evidence for a sentence that comes without any."""


@click.command()
@click.option(
    "--batch", type=PATH, help='A .jsonl of {"id", "sentence", "evidence"} lines to go through.'
)
@out_option
def check(batch: Path | None, out: Path | None) -> None:
    """Check sentences against their evidence: supported, flagged or cut, and why."""
    from zoneqa.verify.verifier import Verifier

    if batch is None:
        raise UsageError("Give --batch FILE, the sentences to check.")
    check_batch(batch, out, Verifier())


def check_batch(
    source: Path, out: Path | None, verify: Verify, look_up: LookUp | None = None
) -> None:
    """Write the verdict on each line of a file; a line that cannot be checked says why.

    Raises UnreadableInput if the file cannot be read.
    """
    from zoneqa.cli.batch import error_json, write_rows
    from zoneqa.cli.batch_lines import text_lines
    from zoneqa.cli.check_lines import line_id

    lines = [line for line in text_lines(source) if line.strip()]

    def row(line: str) -> Json:
        try:
            return checked(line, verify, look_up)
        except BadSentence as error:
            return {"id": line_id(line), **error_json(error)}

    failed = write_rows(out, lines, row, "Sentences")
    if failed:
        output.say(f"{failed} of {len(lines)} lines could not be checked; they say why.")


def checked(line: str, verify: Verify, look_up: LookUp | None) -> Json:
    """Return the verdict on a line, with its id. Raises BadSentence."""
    from zoneqa.cli.check_lines import check_line
    from zoneqa.text.language import language_of
    from zoneqa.verification_json import verification_json

    given = check_line(line)
    evidence = given.evidence
    if evidence is None:
        if look_up is None:
            raise BadSentence('The line has no "evidence" to check against.')
        evidence = tuple(look_up(given.sentence))
    verification = verify(given.sentence, evidence)
    return {"id": given.id, **verification_json(verification, language_of(given.sentence))}
