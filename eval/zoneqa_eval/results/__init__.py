"""Runs as they are stored: metrics with confidence intervals, and the comparison of two runs."""
