"""Newspaper pages: the reports that a page's extracted text holds."""

from zoneqa.documents.newspaper.reports import PageReport, page_reports
from zoneqa.documents.newspaper.zones import detect_zone, zones_in

__all__ = ["PageReport", "detect_zone", "page_reports", "zones_in"]
