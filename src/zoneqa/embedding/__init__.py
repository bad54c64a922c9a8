"""Embedding: texts to unit vectors."""
