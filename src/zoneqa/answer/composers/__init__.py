"""Composers: ways to make an answer of what was read."""
