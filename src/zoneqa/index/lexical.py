"""BM25 over character unigrams and bigrams, whole numbers and words, in tantivy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import tantivy

from zoneqa.errors import NotWritten
from zoneqa.index.disk import cause
from zoneqa.index.ranking import Scores
from zoneqa.text import terms

NAME = "lexical"
_TOKENIZER = "terms"


def _open(folder: Path) -> tantivy.Index:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name=_TOKENIZER, index_option="freq")
    schema.add_unsigned_field("row", stored=True)
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
                writer.add_document(tantivy.Document(text=" ".join(terms(text)), row=row))
        finally:
            writer.commit()  # of a document that was refused, only this tells the cause
        writer.wait_merging_threads()
    except (ValueError, RuntimeError) as error:  # what tantivy makes of a disk that refuses
        raise NotWritten(
            f"The terms of {folder} cannot be written: {cause(folder, error)}."
        ) from error


class Lexical:
    """Searches the terms of a generation; the files are memory-mapped."""

    def __init__(self, folder: Path) -> None:
        self._index = _open(folder)
        self._searcher = self._index.searcher()

    def search(self, text: str, k: int) -> Scores:
        """The k best rows and their BM25 score for the terms of a text."""
        query = self._query(text)
        if query is None:
            return {}
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
