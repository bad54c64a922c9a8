"""The visible text and the metadata of an HTML page."""
