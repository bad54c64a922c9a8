"""Reading articles: a folder of files, one file, or a `.jsonl` with one article a line."""

from zoneqa.corpus.folder import Corpus, read_corpus, read_prints
from zoneqa.corpus.ingest import Duplicate, FileReport, Report, Skipped, report_json

__all__ = [
    "Corpus",
    "Duplicate",
    "FileReport",
    "Report",
    "Skipped",
    "read_corpus",
    "read_prints",
    "report_json",
]
