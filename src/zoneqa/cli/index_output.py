"""What the command line prints of an index: builds, plans, generations and collections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from zoneqa.cli import output

if TYPE_CHECKING:
    from zoneqa.documents import Corpus
    from zoneqa.index import Generation
    from zoneqa.indexing.changes import Changes
    from zoneqa.indexing.indexer import Built, Plan
    from zoneqa.serialize import Json


def show_built(built: Built, corpus: Corpus, as_json: bool) -> None:
    """Print what a build did and what it read."""
    from zoneqa.cli.ingest_table import show_ingest
    from zoneqa.documents import ingest_report_json

    manifest = built.manifest
    if as_json:
        output.print_json(
            {
                "generation": built.name,
                "fresh": built.fresh,
                "articles": manifest.articles,
                "passages": manifest.passages,
                "embedded": built.embedded,
                **asdict(built.changes),
                "skipped": [asdict(skipped) for skipped in corpus.skipped],
                "report": ingest_report_json(corpus.report),
            }
        )
        return
    show_ingest(corpus.report, output.make_console())
    state = "Built" if built.fresh else "Nothing has changed since"
    click.echo(f"{state} {built.name}: {manifest.articles} articles, {manifest.passages} passages.")
    if built.fresh:
        click.echo(f"{_changes(built.changes)}; {built.embedded} texts embedded.")


def show_plan(plan: Plan, corpus: Corpus, as_json: bool) -> None:
    """Print what a build would do."""
    from zoneqa.cli.ingest_table import show_ingest
    from zoneqa.documents import ingest_report_json

    if as_json:
        counts = {"idle": plan.idle, "reason": plan.reason, "passages": plan.passages}
        row = {**counts, "to_embed": plan.missing, **asdict(plan.changes)}
        output.print_json({**row, "report": ingest_report_json(corpus.report)})
        return
    show_ingest(corpus.report, output.make_console())
    if plan.idle:
        click.echo(f"Nothing to do: all {plan.changes.unchanged} articles are as they were.")
    else:
        if plan.reason:
            click.echo(f"Every article would be gone through: {plan.reason}.")
        click.echo(f"{_changes(plan.changes)}; {plan.missing} texts to embed.")


def _changes(changes: Changes) -> str:
    return (
        f"{len(changes.added)} articles added, {len(changes.changed)} changed, "
        f"{len(changes.removed)} removed, {changes.unchanged} as before"
    )


def show_generations(generations: Sequence[Generation], as_json: bool) -> None:
    """Print a line for each generation, with what is wrong with it if it is damaged."""
    if as_json:
        output.print_json([asdict(generation) for generation in generations])
        return
    for g in generations:
        head = f"{'*' if g.current else ' '} {g.name}  {g.size / 1e6:.1f} MB"
        if g.manifest is None:
            click.echo(f"{head}  damaged: {g.problem}")
        else:
            counts = f"{g.manifest.articles} articles, {g.manifest.passages} passages"
            click.echo(f"{head}  {counts}, {g.manifest.created}, {g.manifest.embedder}")


def show_collections(rows: Sequence[Json], as_json: bool) -> None:
    """Print a line for each collection, with who may see it."""
    if as_json:
        output.print_json(rows)
        return
    for row in rows:
        groups = row["groups"]
        seen_by = "everybody" if groups is None else ", ".join(groups) or "no group"
        click.echo(f"{row['name']}  {row['articles']} articles, {row['generation']}, {seen_by}")
