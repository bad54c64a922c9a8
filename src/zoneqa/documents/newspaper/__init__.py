"""Newspaper pages: the reports that a page's extracted text holds."""

from zoneqa.documents.newspaper.reports import Report, reports
from zoneqa.documents.newspaper.zones import zone_of

__all__ = ["Report", "reports", "zone_of"]
