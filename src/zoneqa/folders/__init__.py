"""Folders that appear on disk whole or not at all: index generations and built models."""
