"""Measures: each makes figures, and some curves, of what came back from a set."""
