"""The names of zones and places."""
