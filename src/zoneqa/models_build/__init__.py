"""Building a model folder from the weights that come packaged."""
