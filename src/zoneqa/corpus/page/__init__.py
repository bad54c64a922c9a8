"""Newspaper pages: the reports that a page's extracted text holds."""

from zoneqa.corpus.page.report import Report, reports
from zoneqa.corpus.page.zones import zone_of

__all__ = ["Report", "reports", "zone_of"]
