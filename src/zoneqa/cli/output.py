"""Output: results on stdout, messages on stderr, with tables and colour for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from zoneqa.text.heading import heading

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from zoneqa.answer.answerer import Answerer
    from zoneqa.answer.facts import Fact
    from zoneqa.cli.doctor import CheckResult
    from zoneqa.fact_json import FactCitationJson
    from zoneqa.types import Answer, Article, Citation, Hit


def say(message: str) -> None:
    """Print a message on stderr; bytes that are not text appear as �."""
    with suppress(OSError):  # where messages go may be full or closed; the work goes on
        click.echo("zoneqa: " + message.encode("utf-8", "replace").decode(), err=True)


def print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _short(answer: Answer) -> str | None:
    from zoneqa.answer.messages import shown_short_answer

    return shown_short_answer(answer.language, answer.short_answer, answer.short_answer_english)


def show_answer(answer: Answer) -> None:
    """Print the answer, its short form in bold, with citations; what comes near to a refusal.

    Of an answer by an LLM, also what did not pass the check.
    """
    from rich.text import Text

    from zoneqa.answer.messages import near_label, understood_as

    console = make_console()
    if answer.standalone:
        console.print(Text(understood_as(answer.language, answer.standalone), style="dim"))
    if short := _short(answer):
        console.print(Text(short, style="bold green"))
    console.print(Text(answer.text, style="yellow" if answer.kind == "refusal" else ""))
    if answer.reason:
        console.print(Text(answer.reason, style="dim"))
    _show_doubts(answer, console)
    _show_citations(answer.citations, console)
    for near in answer.near:
        marks = "".join(f"[{marker}]" for marker in near.sentence.markers)
        console.print(Text(f"{near_label(answer.language)}{near.sentence.text}{marks}"))
        _show_citations(near.citations, console)


def _show_doubts(answer: Answer, console: Console) -> None:
    """Print who wrote an answer of an LLM, and what did not pass the check or not wholly."""
    from rich.text import Text

    from zoneqa.answer.messages import cut_label, flag_label, written_by

    language = answer.language
    if answer.model:
        console.print(Text(written_by(language, answer.model), style="dim"))
    for each in answer.sentences:
        if each.verdict == "flagged":
            why = (f" {each.reason or ''}", "yellow")
            console.print(Text.assemble(flag_label(language), each.text, why))
    for each in answer.cut:
        struck, why = (each.text, "strike"), (f" {each.reason or ''}", "red")
        console.print(Text.assemble(cut_label(language), struck, why))


def _show_citations(citations: Iterable[Citation], console: Console) -> None:
    from rich.text import Text

    for citation in citations:
        article = citation.article
        place = f"{citation.span.article_id}:{citation.span.start}-{citation.span.end}"
        parts = (heading(article), article.zone, article.source, article.date, place)
        head = " · ".join(part for part in parts if part)
        console.print(Text.assemble((f"[{citation.marker}] ", "bold cyan"), (head, "dim")))
        for origin in article.also:
            printed = " · ".join(filter(None, (origin.title, origin.source, origin.date)))
            console.print(Text(f"    = {printed}", style="dim"))


def show_hits(hits: Sequence[Hit], answerer: Answerer) -> None:
    from rich.text import Text

    console = make_console()
    for rank, hit in enumerate(hits, 1):
        article = answerer.article(hit.passage.article_id)
        title = heading(article) if article else ""
        console.print(Text.assemble((f"{rank}. {hit.score:+.3f} ", "bold cyan"), (title, "bold")))
        console.print(Text(f"{hit.passage.id}\n{hit.passage.text}\n"))


def show_articles(articles: Iterable[Article]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("id", "title", "zone", "date", "source", "characters")
    for a in articles:
        cells = (a.id, heading(a), a.zone or "", a.date or "", a.source or "", f"{len(a.text):,}")
        table.add_row(*map(Text, cells))
    make_console().print(table)


def show_facts(facts: Iterable[Fact]) -> None:
    """Print a row for each fact, with the sentence that states it and where that stands."""
    from rich.table import Column, Table
    from rich.text import Text

    from zoneqa.fact_json import fact_json

    names = ("about", "what", "when", "value", "source")
    table = Table(*(Column(name, overflow="fold") for name in names))
    for row in map(fact_json, facts):
        period = row["period"]["words"] if row["period"] else None
        planned = None if row["modality"] == "achieved" else row["modality"]
        kind = ", ".join(filter(None, (row["kind"], row["direction"], planned)))
        value = Text.assemble((row["value"], "bold"), f"\n{kind}")
        cells = (Text(words or "") for words in (row["subject"], row["attribute"], period))
        table.add_row(*cells, value, _source(row["citation"]))
    make_console().print(table, soft_wrap=False)


def _source(cited: FactCitationJson) -> Text:
    """Return the sentence of a citation, below its article and place."""
    from rich.text import Text

    place = f"{cited['article_id']}:{cited['start']}-{cited['end']}"
    head = " · ".join(filter(None, (cited["title"], cited["date"], place)))
    return Text.assemble((head, "dim"), "\n", " ".join(cited["quote"].split()))


def show_check_results(results: Sequence[CheckResult], as_json: bool) -> None:
    if as_json:
        print_json([asdict(result) for result in results])
        return
    for result in results:
        mark, colour = _mark(result)
        click.echo(f"{click.style(f'{mark:>7}', fg=colour)}  {result.what}: {result.says}")


def _mark(result: CheckResult) -> tuple[str, str]:
    if result.exit_code:
        return "fails", "red"
    return ("warning", "yellow") if result.is_warning else ("ok", "green")


def make_console() -> Console:
    """Return what prints on stdout without guessing what to highlight or where to break a line."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)
