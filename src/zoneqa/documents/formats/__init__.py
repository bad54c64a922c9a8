"""File formats: one file a format, one registry."""
