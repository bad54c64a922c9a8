"""BM25 over character unigrams and bigrams, whole numbers and words, in tantivy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import tantivy

from zoneqa.errors import NotWritten
from zoneqa.index.disk import cause
from zoneqa.index.ranking import Rows, Scores, best_allowed
from zoneqa.text import terms

NAME = "lexical"
_TOKENIZER = "terms"
# A smaller share of the rows than this is asked for row by row.
_FEW = 0.1


def _open(folder: Path, *, by_row: bool = True) -> tantivy.Index:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name=_TOKENIZER, index_option="freq")
    schema.add_unsigned_field("row", stored=True, indexed=by_row)
    index = tantivy.Index(schema.build(), path=str(folder / NAME))
    # The terms are cut by us and arrive joined by spaces.
    cut = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, cut)
    return index


def write_lexical(folder: Path, texts: Iterable[str]) -> None:
    """Writes the terms of the texts; row n is the n-th text. Raises NotWritten."""
    (folder / NAME).mkdir()
    try:
        writer = _open(folder).writer(num_threads=1)
        try:
            for row, text in enumerate(texts):
                document = tantivy.Document(text=" ".join(terms(text)))
                document.add_unsigned("row", row)
                writer.add_document(document)
        finally:
            writer.commit()  # of a document that was refused, only this tells the cause
        writer.wait_merging_threads()
    except (ValueError, RuntimeError) as error:  # what tantivy makes of a disk that refuses
        raise NotWritten(
            f"The terms of {folder} cannot be written: {cause(folder, error)}."
        ) from error


class Lexical:
    """Searches the terms of a generation; the files are memory-mapped.

    Not `by_row` is a generation of format 2, whose rows can be read but not asked for.
    """

    def __init__(self, folder: Path, *, by_row: bool = True) -> None:
        self._by_row = by_row
        self._index = _open(folder, by_row=by_row)
        self._searcher = self._index.searcher()

    def search(self, text: str, k: int, allowed: Rows | None = None) -> Scores:
        """The k best rows, of all or of those that are allowed, and their BM25 score for a text."""
        query = self._query(text)
        if query is None:
            return {}
        if allowed is None:
            return self._ranked(query, k)
        rows = self._searcher.num_docs
        if self._by_row and len(allowed) < _FEW * rows:
            return self._ranked(self._among(allowed, query), k)
        return best_allowed(partial(self._ranked, query), allowed, rows, k)

    def _among(self, rows: Rows, query: tantivy.Query) -> tantivy.Query:
        among = tantivy.Query.term_set_query(self._index.schema, "row", rows.tolist())
        unscored = tantivy.Query.const_score_query(among, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, unscored), (tantivy.Occur.Must, query)]
        )

    def _ranked(self, query: tantivy.Query, k: int) -> Scores:
        found = self._searcher.search(query, limit=k, count=False).hits
        return {self._searcher.doc(at)["row"][0]: float(score) for score, at in found}

    def _query(self, text: str) -> tantivy.Query | None:
        wanted = dict.fromkeys(terms(text))
        if not wanted:
            return None
        schema = self._index.schema
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", term, "freq"))
                for term in wanted
            ]
        )
