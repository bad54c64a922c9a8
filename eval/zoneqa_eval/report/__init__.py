"""Runs for people: tables on the terminal, and one HTML page with its metrics as JSON."""
