"""Questions with gold answers: cases, datasets, their loaders, and the specs that name them."""
