"""Peers of zoneqa: each file runs one of them, in an environment of its own.

`zoneqa_eval.peers` starts them and measures; this package knows nothing of it.
"""
