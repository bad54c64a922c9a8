"""Reading articles: a folder of files, one file, or a `.jsonl` with one article a line."""

from zoneqa.documents.ingest_report import Duplicate, FileReport, Report, Skipped, report_json
from zoneqa.documents.load import Corpus, read_corpus, read_prints

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
