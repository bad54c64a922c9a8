"""Answers computed of the claims of the whole index: compared, added up, counted, listed."""
