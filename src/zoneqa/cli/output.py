"""What is printed: results on stdout, messages on stderr; tables and colour for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from zoneqa.answering import Answerer
    from zoneqa.cli.doctor import Finding
    from zoneqa.corpus import Corpus
    from zoneqa.indexing import Built
    from zoneqa.types import Answer, Article, Hit


def say(message: str) -> None:
    """A message for the person, on stderr; bytes that are not text are shown as �."""
    click.echo("zoneqa: " + message.encode("utf-8", "replace").decode(), err=True)


def print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_built(built: Built, corpus: Corpus, as_json: bool) -> None:
    manifest = built.manifest
    if as_json:
        counts = {"articles": manifest.articles, "passages": manifest.passages}
        skipped = [asdict(skipped) for skipped in corpus.skipped]
        row = {"generation": built.name, "fresh": built.fresh, **counts, "skipped": skipped}
        print_json(row)
        return
    state = "Built" if built.fresh else "Nothing has changed since"
    click.echo(f"{state} {built.name}: {manifest.articles} articles, {manifest.passages} passages.")


def show_answer(answer: Answer) -> None:
    """The answer, its short form in bold, and its citations underneath."""
    from rich.text import Text

    console = _console()
    if answer.short_answer:
        console.print(Text(answer.short_answer, style="bold green"))
    console.print(Text(answer.text, style="yellow" if answer.abstained else ""))
    if answer.reason:
        console.print(Text(answer.reason, style="dim"))
    for citation in answer.citations:
        article = citation.article
        place = f"{citation.span.article_id}:{citation.span.start}-{citation.span.end}"
        parts = (article.title, article.zone, article.source, article.date, place)
        head = " · ".join(part for part in parts if part)
        console.print(Text.assemble((f"[{citation.marker}] ", "bold cyan"), (head, "dim")))


def show_hits(hits: Sequence[Hit], answerer: Answerer) -> None:
    from rich.text import Text

    console = _console()
    for rank, hit in enumerate(hits, 1):
        article = answerer.article(hit.passage.article_id)
        title = article.title if article else ""
        console.print(Text.assemble((f"{rank}. {hit.score:+.3f} ", "bold cyan"), (title, "bold")))
        console.print(Text(f"{hit.passage.id}\n{hit.passage.text}\n"))


def show_articles(articles: Iterable[Article]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("id", "title", "zone", "date", "source", "characters")
    for a in articles:
        cells = (a.id, a.title, a.zone or "", a.date or "", a.source or "", f"{len(a.text):,}")
        table.add_row(*map(Text, cells))
    _console().print(table)


def show_findings(findings: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        print_json([asdict(finding) for finding in findings])
        return
    for finding in findings:
        mark = (
            click.style("fails", fg="red") if finding.exit_code else click.style("ok", fg="green")
        )
        click.echo(f"{mark:>5}  {finding.what}: {finding.says}")


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)
