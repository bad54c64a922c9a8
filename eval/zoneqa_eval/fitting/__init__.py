"""Fitting of the linear models beside the reader: ranking, reranking and confidence."""
