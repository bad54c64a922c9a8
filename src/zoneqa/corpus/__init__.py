"""Reading articles: a folder of files, one file, or a `.jsonl` with one article a line."""

from zoneqa.corpus.folder import READERS, Corpus, Skipped, read_corpus

__all__ = ["READERS", "Corpus", "Skipped", "read_corpus"]
