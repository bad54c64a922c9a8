"""`zoneqa index`: builds the index, or says what that would do, or follows the articles."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

import click

from zoneqa.cli import index_output, output
from zoneqa.cli.options import collection_option, json_option, settings_options
from zoneqa.errors import UnreadableInput, UsageError, ZoneqaError
from zoneqa.settings import Settings
from zoneqa.types import Progress

if TYPE_CHECKING:
    from zoneqa.documents import Corpus, FileReport
    from zoneqa.indexing.indexer import Indexer


@click.command()
@settings_options("corpus", "index")
@collection_option
@click.option("--again", is_flag=True, help="Build even if nothing has changed.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--watch", is_flag=True, help="Go on and follow every change of the articles.")
@click.option("--progress", is_flag=True, help="Write progress to stderr, as lines of JSON.")
@json_option
def index(
    settings: Settings,
    collection: str,
    again: bool,
    dry_run: bool,
    watch: bool,
    progress: bool,
    as_json: bool,
) -> None:
    """Read the articles and bring the index up to date with them."""
    from zoneqa.index.collections import collection_root

    if dry_run and watch:
        raise UsageError("Give --dry-run or --watch, not both.")
    root = collection_root(settings.index, collection)
    job = _IndexRun(settings, collection, root, as_json, progress)
    if dry_run:
        job.plan()
    elif watch:
        job.follow()
    else:
        job.build(again=again)


@dataclass(frozen=True, slots=True)
class _IndexRun:
    """One run of `zoneqa index`; `root` is the folder of the collection that it builds."""

    settings: Settings
    collection: str
    root: Path
    as_json: bool
    progress_as_lines: bool = False

    def plan(self) -> None:
        corpus = self._read(dry=True)
        index_output.show_plan(self._indexer().plan(corpus), corpus, self.as_json)
        _require_all_read(corpus)

    def build(self, *, again: bool = False) -> None:
        began, corpus = time(), self._read()
        self._build(corpus, began, self._indexer(), again=again)

    def follow(self) -> None:
        """Build now and after each change, until interrupted."""
        from zoneqa.cli.follow_folder import follow_folder

        indexer, source = self._indexer(), self.settings.corpus
        if not source.exists():
            raise UnreadableInput(f"{source} does not exist.")
        changes = follow_folder(source, output.say, left_out=self.settings.index)
        next(changes)  # starts watching, so that no change during the first build is missed
        self._try(indexer)
        output.say(f"following {source}; stop with Ctrl-C")
        for _ in changes:
            self._try(indexer)

    def _try(self, indexer: Indexer) -> None:
        # The next change may correct what cannot be built now.
        try:
            began, corpus = time(), self._read()
            self._build(corpus, began, indexer)
        except ZoneqaError as error:
            output.say(str(error))
        except Exception as error:
            output.say(f"this change was not taken in ({error!r}); the next one will be tried")

    def _build(
        self, corpus: Corpus, began: float, indexer: Indexer, *, again: bool = False
    ) -> None:
        from zoneqa.corpus.last_report import write_last_report
        from zoneqa.indexing.indexer import NEVER

        reason = indexer.reason()
        if reason not in (None, NEVER):
            output.say(f"every article is gone through: {reason}")
        with self._progress("Embedding passages") as progress:
            built = indexer.build(corpus, progress, again=again)
        write_last_report(self.root, began, corpus.report)
        index_output.show_built(built, corpus, self.as_json)
        _require_all_read(corpus)

    def _progress(self, what: str) -> AbstractContextManager[Progress]:
        from zoneqa.cli.progress import show_progress

        return show_progress(what, as_lines=self.progress_as_lines)

    def _read(self, *, dry: bool = False) -> Corpus:
        from zoneqa.documents import open_parse_cache, read_corpus
        from zoneqa.factory import make_external_stores
        from zoneqa.factory.aids import make_corpus_aids
        from zoneqa.index import cache_folder, finished_names, pull_published

        pull_published(self.root, make_external_stores(self.settings, self.collection).database)
        first = not finished_names(self.root)
        with (
            open_parse_cache(cache_folder(self.root), first=first, read_only=dry) as cache,
            self._progress("Reading files") as progress,
        ):
            aids = make_corpus_aids(self.settings)
            index = self.settings.index
            corpus = read_corpus(self.settings.corpus, progress, cache, aids, left_out=index)
        for skipped in corpus.skipped:
            output.say(f"skipped {skipped.name}: {skipped.reason}")
        return corpus

    def _indexer(self) -> Indexer:
        from zoneqa.factory import make_indexer

        return make_indexer(self.settings, self.root, output.say, self.collection)


def _require_all_read(corpus: Corpus) -> None:
    """Raise UnreadableInput if articles stay although their files could not be read."""
    kept, unknown = corpus.report.kept, corpus.report.unknown
    if unknown:
        raise UnreadableInput(
            f"{_names(unknown)} cannot be read, and it is not known what was in it: no article "
            "was removed. Mend the file or take it away."
        )
    if kept:
        raise UnreadableInput(f"{_names(kept)} cannot be read: its articles stay as they were.")


def _names(files: Sequence[FileReport]) -> str:
    more = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
    return f"{files[0].name}{more}"
