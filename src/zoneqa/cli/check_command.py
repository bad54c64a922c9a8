"""`zoneqa check`: which sentences of a draft the articles support, contradict or do not have."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zoneqa.cli import output
from zoneqa.cli.options import PATH, collections_option, settings_options
from zoneqa.cli.out_file import appearing_whole
from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.settings import Settings
from zoneqa.text.language import language_of
from zoneqa.types import Collections

if TYPE_CHECKING:
    from zoneqa.checking.checked import CheckedDraft
    from zoneqa.checking.checker import Checker
    from zoneqa.checking.draft import Draft
    from zoneqa.cli.check_batch import OpenChecker

_FORMATS = ("text", "json", "md", "html", "docx")
_SUFFIXES = {"": "text", ".txt": "text", **{f".{each}": each for each in _FORMATS}}
_KNOWN = ".txt, .json, .md, .html or .docx"
_STDIN = Path("-")
_LARGEST = 20 << 20
"""Bytes of a file with a draft, at most."""


@click.command()
@click.argument("file", type=PATH, required=False)
@settings_options("index")
@collections_option
@click.option(
    "--batch", type=PATH, help='A .jsonl of {"id", "sentence", "evidence"} lines to go through.'
)
@click.option("--date", help="Day on which the draft speaks, for 去年 and the like: YYYY-MM-DD.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(_FORMATS),
    help="What to write: a list of sentences, JSON, or the marked draft.  "
    "[default: by the name of --out, else text]",
)
@click.option("--out", type=PATH, help="Where to write it; else stdout.")
def check(
    settings: Settings,
    file: Path | None,
    collections: Collections,
    batch: Path | None,
    date: str | None,
    file_format: str | None,
    out: Path | None,
) -> None:
    """Check a draft, FILE in Word, Markdown or text (-: stdin), against the articles.

    With --batch, check sentences against the evidence that comes with them, or else the articles:
    supported, flagged or cut, and why.
    """
    from zoneqa.cli.check_batch import check_batch
    from zoneqa.verify.verifier import Verifier

    if (file is None) == (batch is None):
        raise UsageError("Give a FILE or --batch FILE, one of the two.")

    def open_checker() -> Checker:
        from zoneqa.factory import make_answerer

        return make_answerer(settings, settings.index, output.say, collections=collections).checker

    if file:
        _check_draft(open_checker, file, date, file_format, out)
    elif date or file_format:
        raise UsageError("--date and --format go with one draft, not with --batch.")
    elif batch:
        check_batch(batch, out, Verifier(), open_checker)


def _check_draft(
    open_checker: OpenChecker,
    file: Path,
    date: str | None,
    file_format: str | None,
    out: Path | None,
) -> None:
    from zoneqa.cli.progress import show_progress

    chosen = _format(file_format, out)
    draft = _read(file, date)
    checker = open_checker()
    with show_progress("Sentences") as progress:
        checked = checker.check(draft, language_of(draft.article.text), progress)
    _write(checked, chosen, out)


def _format(chosen: str | None, out: Path | None) -> str:
    """Return the format to write.

    Raises UsageError for a Word file on a terminal, and for the name of another kind of file.
    """
    suffix = out.suffix.lower() if out else ""
    if not chosen and suffix not in _SUFFIXES:
        raise UsageError(f"A draft is not written as {suffix}: give --out a name in {_KNOWN}.")
    found = chosen or _SUFFIXES[suffix]
    if found == "docx" and out is None:
        raise UsageError("A Word file goes into a file: give --out FILE.docx.")
    return found


def _read(file: Path, date: str | None) -> Draft:
    """Return the draft in a file or on stdin. Raises UnreadableInput or UsageError."""
    from zoneqa.checking.draft_file import draft_day, read_draft

    day = draft_day(date) if date else None
    try:
        data = sys.stdin.buffer.read(_LARGEST + 1) if file == _STDIN else _bytes(file)
    except OSError as error:
        raise UnreadableInput(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > _LARGEST:
        raise UnreadableInput(f"{file} is larger than {_LARGEST >> 20} MB.")
    return read_draft(data, _name(file, data), day)


def _bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_LARGEST + 1)


def _name(file: Path, data: bytes) -> str:
    """Return the name of a file, by which it is parsed; stdin may be a Word file too."""
    if file != _STDIN:
        return file.name
    return "draft.docx" if data.startswith(b"PK") else "draft.md"


def _write(checked: CheckedDraft, file_format: str, out: Path | None) -> None:
    from zoneqa.check_json import check_json
    from zoneqa.checking.export import EXPORT_FORMATS, export

    if file_format == "json":
        content = (json.dumps(check_json(checked), ensure_ascii=False, indent=2) + "\n").encode()
    else:
        chosen = next(each for each in EXPORT_FORMATS if each == file_format)
        content = export(checked, chosen, language_of(checked.draft.article.text))
    if out is None:
        click.echo(content, nl=False)
        return
    with appearing_whole(out) as pending:
        pending.write_bytes(content)
