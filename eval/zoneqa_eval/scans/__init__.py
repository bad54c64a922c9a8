"""Simulated scans of newspaper pages, and how well they are read."""
