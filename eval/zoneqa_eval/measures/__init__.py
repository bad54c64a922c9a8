"""The measures: each computes metrics, and some curves, from the responses to a dataset."""
