"""Indexing: articles to passages to a new generation."""
