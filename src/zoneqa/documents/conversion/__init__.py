"""Conversion of old office files by a program of the user's machine."""
