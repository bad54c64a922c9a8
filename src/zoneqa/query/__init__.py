"""A question, parsed once."""
