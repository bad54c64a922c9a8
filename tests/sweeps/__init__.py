"""Fault sweeps of the index: `python -m tests.sweeps` runs all of them with full counts."""
