"""A benchmark of layout: documents made from a seed, and how much of them zoneqa reads rightly."""
