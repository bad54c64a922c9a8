"""The gate: a small sample is asked again, and no metric of it may have fallen."""
