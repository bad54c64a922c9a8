"""The report of an ingest as a table: files with remarks, and the totals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from zoneqa.documents import FileReport, IngestReport

_COLUMNS = ("file", "articles", "encoding", "repairs", "remarks")
_MAX_REMARKS = 100
"""Remarks on a file that are shown one by one."""


def show_ingest(report: IngestReport, console: Console) -> None:
    """Print a line for each file with remarks, and the totals."""
    from rich.table import Table
    from rich.text import Text

    table = Table(*_COLUMNS, box=None, pad_edge=False, header_style="bold")
    for file in report.files:
        if not file.plain:
            style = "yellow" if file.status == "skipped" else ""
            table.add_row(*(Text(cell, style=style) for cell in _cells(file)))
    if table.row_count:
        console.print(table)
    click.echo(totals_line(report))


def totals_line(report: IngestReport) -> str:
    """Return a line like `5 files: 4 read, 1 skipped; 9 articles, 2 repairs, 1 found twice.`"""
    t = report.totals
    kept = f", {t['kept']} as before" if t["kept"] else ""
    files = f"{_counted(t['files'], 'file')}: {t['read']} read{kept}, {t['skipped']} skipped"
    articles = f"{_counted(t['articles'], 'article')}, {_counted(t['repairs'], 'repair')}"
    return f"{files}; {articles}, {t['duplicates']} found twice."


def _cells(file: FileReport) -> tuple[str, ...]:
    repairs = ", ".join(f"{count} {kind}" for kind, count in file.repairs.items())
    remarks = list(_remarks(file))
    if len(remarks) > _MAX_REMARKS:
        remarks[_MAX_REMARKS:] = [f"{len(remarks) - _MAX_REMARKS:,} more remarks."]
    return (
        file.name,
        str(len(file.articles)),
        ", ".join(file.encodings),
        repairs,
        "\n".join(remarks),
    )


def _remarks(file: FileReport) -> Iterator[str]:
    for problem in file.problems:
        yield f"{problem.part}: {problem.says}" if problem.part else problem.says
    if file.kept:
        yield f"Kept as before: {_counted(len(file.kept), 'article')}."
    if file.unknown:
        yield "What it held before is not known."
    yield from file.notes
    for duplicate in file.duplicates:
        yield f"{duplicate.id} is another print of {duplicate.of}."


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
