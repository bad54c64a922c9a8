"""The reading order of a PDF page."""
