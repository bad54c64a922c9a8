"""The gate: a small sample asked again, of which no figure may have fallen."""
