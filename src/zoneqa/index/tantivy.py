"""BM25 in tantivy, over character unigrams and bigrams, whole numbers and words."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from time import sleep
from uuid import UUID, uuid4

import tantivy

from zoneqa.errors import NotWritten
from zoneqa.folders.disk_cause import cause
from zoneqa.index.base import RowIds, Scores
from zoneqa.index.post_filter import post_filter
from zoneqa.index.row_range import RowRange, row_ranges
from zoneqa.text.terms import bigrams, terms
from zoneqa.types import Wordings

NAME = "lexical"
_META = "meta.json"
_TOKENIZER = "terms"
# If a smaller share of the rows is allowed, they are listed in the query.
_FEW = 0.1
_TRIES = 100


def _open(folder: Path, *, rows_indexed: bool = True) -> tantivy.Index:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name=_TOKENIZER, index_option="freq")
    schema.add_unsigned_field("row", stored=True, indexed=rows_indexed)
    index = tantivy.Index(schema.build(), path=str(folder))
    # The text arrives as our own terms, joined by spaces.
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, analyzer)
    return index


@contextmanager
def _linked(folders: Sequence[Path]) -> Iterator[tuple[Path, list[RowRange]]]:
    """Yield a folder of our own with an index of all segments, and the rows of each one's folder.

    Segments are linked, not copied. Even to read, tantivy writes a lock file, and the folders may
    be read-only or another user's. A copy of an index has the same segments, so each link gets a
    new name.
    """
    links = Path(mkdtemp(prefix="zoneqa-"))
    try:
        yield links, _link(folders, links)
    finally:
        _remove(links)


def _link(folders: Sequence[Path], links: Path) -> list[RowRange]:
    metas = [json.loads((folder / _META).read_bytes()) for folder in folders]
    sizes = (sum(segment["max_doc"] for segment in meta["segments"]) for meta in metas)
    segments, ranges = [], []
    for folder, meta, rows in zip(folders, metas, row_ranges(sizes), strict=True):
        for segment in meta["segments"]:
            linked = _link_segment(folder, segment["segment_id"], links)
            segments.append({**segment, "segment_id": str(linked)})
            ranges.append(rows)
    (links / _META).write_text(json.dumps({**metas[0], "segments": segments}), "utf-8")
    return ranges


def _link_segment(folder: Path, segment_id: str, links: Path) -> UUID:
    old, new = UUID(segment_id).hex, uuid4()
    for path in folder.resolve().glob(f"{old}.*"):
        (links / path.name.replace(old, new.hex)).symlink_to(path)
    return new


def _remove(links: Path) -> None:
    # A thread of tantivy may look for commits just now, and make its lock file once more.
    for _ in range(_TRIES):
        shutil.rmtree(links, ignore_errors=True)
        if not links.exists():
            return
        sleep(0.01)


def write_terms(folder: Path, texts: Iterable[str]) -> None:
    """Write the terms of the texts; row n is the n-th text. Raises NotWritten."""
    (folder / NAME).mkdir()
    try:
        writer = _open(folder / NAME).writer(num_threads=1)
        try:
            for row, text in enumerate(texts):
                document = tantivy.Document(text=" ".join(terms(text)))
                document.add_unsigned("row", row)
                writer.add_document(document)
        finally:
            writer.commit()  # only this names the cause if a document was refused
        writer.wait_merging_threads()
    except (ValueError, RuntimeError) as error:  # tantivy has no error for a failing disk
        raise NotWritten(
            f"The terms of {folder} cannot be written: {cause(folder, error)}."
        ) from error


class TantivyIndex:
    """A read-only LexicalIndex over memory-mapped files; threads may share it.

    Of several folders, the rows of each follow those of the one before; every term is counted over
    all of them. Generations of format 2 do not have the rows indexed: they can be read, but not
    queried.
    """

    def __init__(self, *folders: Path, rows_indexed: bool = True) -> None:
        self._rows_indexed = rows_indexed
        with _linked([folder / NAME for folder in folders]) as (links, self._rows_of_segments):
            self._index = _open(links, rows_indexed=rows_indexed)
            self._searcher = self._index.searcher()  # has opened every file when it is made

    def search(
        self,
        text: str,
        k: int,
        allowed: RowIds | None = None,
        wordings: Sequence[Wordings] = (),
    ) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest BM25 score.

        Each of the `wordings` counts as one more term, which a row has if it contains any of its
        words.
        """
        query = self._query(text, wordings)
        if query is None:
            return {}
        if allowed is None:
            return self._ranked(query, k)
        rows = self._searcher.num_docs
        if self._rows_indexed and len(allowed) < _FEW * rows:
            query = self._restricted(query, allowed)
            rows = len(allowed)
        return post_filter(partial(self._ranked, query), allowed, rows, k)

    def _restricted(self, query: tantivy.Query, allowed: RowIds) -> tantivy.Query:
        """Return a query for the allowed rows, and those of other folders with the same numbers."""
        numbers = [n for rows in set(self._rows_of_segments) for n in rows.own(allowed).tolist()]
        listed = tantivy.Query.term_set_query(self._index.schema, "row", numbers)
        unscored = tantivy.Query.const_score_query(listed, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, unscored), (tantivy.Occur.Must, query)]
        )

    def _ranked(self, query: tantivy.Query, k: int) -> Scores:
        found = self._searcher.search(query, limit=k, count=False).hits
        return {self._row(at): float(score) for score, at in found}

    def _row(self, at: tantivy.DocAddress) -> int:
        number: int = self._searcher.doc(at)["row"][0]
        return self._rows_of_segments[at.segment_ord].start + number

    def _query(self, text: str, wordings: Sequence[Wordings]) -> tantivy.Query | None:
        clauses = [self._term(term) for term in dict.fromkeys(terms(text))]
        clauses += map(self._any_of, wordings)
        return _combined(tantivy.Occur.Should, clauses) if clauses else None

    def _term(self, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._index.schema, "text", term, "freq")

    def _any_of(self, words: Wordings) -> tantivy.Query:
        """Return a query that gives the same score to every row with any of the words.

        The score is the inverse document frequency of all of them together, so that a rare
        wording does not outweigh the right one (Pirkola 1998).
        """
        either = self._either(words)
        rows = self._searcher.num_docs
        matching: int = self._searcher.search(either, limit=1).count  # type: ignore[attr-defined]
        idf = math.log(1 + (rows - matching + 0.5) / (matching + 0.5))
        return tantivy.Query.const_score_query(either, idf)

    def _either(self, words: Wordings) -> tantivy.Query:
        """Return a query for the rows that contain every bigram of one of the words."""
        split = [bigrams(word) for word in words]
        single = [found[0] for found in split if len(found) == 1]
        # The thousands of ways to write a name in pinyin are too slow as so many queries.
        queries = [tantivy.Query.term_set_query(self._index.schema, "text", single)]
        queries += (self._all_of(found) for found in split if len(found) > 1)
        return _combined(tantivy.Occur.Should, queries)

    def _all_of(self, found: Sequence[str]) -> tantivy.Query:
        return _combined(tantivy.Occur.Must, [self._term(term) for term in found])


def _combined(occur: tantivy.Occur, queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(occur, query) for query in queries])
