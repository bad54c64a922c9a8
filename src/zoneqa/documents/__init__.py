"""Reading of articles from a folder, a single file, or a `.jsonl` with one article per line."""

from zoneqa.documents.corpus import Corpus
from zoneqa.documents.ingest_report import (
    Duplicate,
    FileReport,
    IngestReport,
    Skipped,
    ingest_report_json,
)
from zoneqa.documents.load import read_corpus, read_prints
from zoneqa.documents.parse_cache import ParseCache, open_parse_cache

__all__ = [
    "Corpus",
    "Duplicate",
    "FileReport",
    "IngestReport",
    "ParseCache",
    "Skipped",
    "ingest_report_json",
    "open_parse_cache",
    "read_corpus",
    "read_prints",
]
