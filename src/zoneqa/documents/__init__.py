"""Reading of articles from a folder, a single file, or a `.jsonl` with one article per line."""

from zoneqa.documents.ingest_report import (
    Duplicate,
    FileReport,
    IngestReport,
    Skipped,
    ingest_report_json,
)
from zoneqa.documents.load import Corpus, read_corpus, read_prints

__all__ = [
    "Corpus",
    "Duplicate",
    "FileReport",
    "IngestReport",
    "Skipped",
    "ingest_report_json",
    "read_corpus",
    "read_prints",
]
