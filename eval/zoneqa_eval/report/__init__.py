"""Runs as people read them: tables on the terminal, and one page with its figures as JSON."""
