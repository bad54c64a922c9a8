"""Indexes of many passages: a corpus enlarged from real articles, and the cost of its index."""
