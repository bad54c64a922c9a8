"""Cited answers from newspaper articles on China's high-tech zones, or a plain "not said"."""

__version__ = "0.1.0"
