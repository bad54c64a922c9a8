"""File formats: one module per format, and a registry of them."""
