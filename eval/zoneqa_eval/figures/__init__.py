"""Figures: what a run writes down, how far it may be chance, and two runs side by side."""
