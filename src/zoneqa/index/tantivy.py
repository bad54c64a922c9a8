"""BM25 over character unigrams and bigrams, whole numbers and words, in tantivy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import tantivy

from zoneqa.errors import NotWritten
from zoneqa.folders.disk_cause import cause
from zoneqa.index.fusion import RowIds, Scores, best_allowed
from zoneqa.text.terms import bigrams, terms
from zoneqa.types import Wordings

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


def write_terms(folder: Path, texts: Iterable[str]) -> None:
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


class TantivyIndex:
    """Searches the terms of a generation; the files are memory-mapped.

    Not `by_row` is a generation of format 2, whose rows can be read but not asked for.
    """

    def __init__(self, folder: Path, *, by_row: bool = True) -> None:
        self._by_row = by_row
        self._index = _open(folder, by_row=by_row)
        self._searcher = self._index.searcher()

    def search(
        self,
        text: str,
        k: int,
        allowed: RowIds | None = None,
        wordings: Sequence[Wordings] = (),
    ) -> Scores:
        """The k best rows, of all or of those that are allowed, and their BM25 score for a text.

        Each of the `wordings` is one term more, which a row has if it has any of them.
        """
        query = self._query(text, wordings)
        if query is None:
            return {}
        if allowed is None:
            return self._ranked(query, k)
        rows = self._searcher.num_docs
        if self._by_row and len(allowed) < _FEW * rows:
            return self._ranked(self._among(allowed, query), k)
        return best_allowed(partial(self._ranked, query), allowed, rows, k)

    def _among(self, rows: RowIds, query: tantivy.Query) -> tantivy.Query:
        among = tantivy.Query.term_set_query(self._index.schema, "row", rows.tolist())
        unscored = tantivy.Query.const_score_query(among, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, unscored), (tantivy.Occur.Must, query)]
        )

    def _ranked(self, query: tantivy.Query, k: int) -> Scores:
        found = self._searcher.search(query, limit=k, count=False).hits
        return {self._searcher.doc(at)["row"][0]: float(score) for score, at in found}

    def _query(self, text: str, wordings: Sequence[Wordings]) -> tantivy.Query | None:
        wanted = [self._term(term) for term in dict.fromkeys(terms(text))]
        wanted += self._any_of(wordings)
        return _combined(tantivy.Occur.Should, wanted) if wanted else None

    def _term(self, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._index.schema, "text", term, "freq")

    def _any_of(self, wordings: Sequence[Wordings]) -> Iterator[tantivy.Query]:
        """A query for each that counts alike whichever wording a row has, and how often.

        So that rare ones of many wordings do not outweigh the right one (Pirkola 1998), each
        weighs what the rows that have any of them are rare.
        """
        rows = self._searcher.num_docs
        for words in wordings:
            either = _combined(tantivy.Occur.Should, [self._word(word) for word in words])
            having: int = self._searcher.search(either, limit=1).count  # type: ignore[attr-defined]
            rarity = math.log(1 + (rows - having + 0.5) / (having + 0.5))
            yield tantivy.Query.const_score_query(either, rarity)

    def _word(self, word: str) -> tantivy.Query:
        """The rows that have every bigram of a word."""
        return _combined(tantivy.Occur.Must, [self._term(term) for term in bigrams(word)])


def _combined(occur: tantivy.Occur, queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(occur, query) for query in queries])
