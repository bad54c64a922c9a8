"""Answering: retrieve, select, read, decide, compose, verify."""
