"""A benchmark of layout: documents made from a seed, and how correctly they are read."""
