"""Peers beside zoneqa on the same texts and questions: what each costs and what each finds."""
