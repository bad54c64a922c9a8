"""Parsing in a child process with resource limits."""
