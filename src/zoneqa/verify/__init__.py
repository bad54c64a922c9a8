"""Verifying: whether a sentence says what the spans that it cites say."""
