"""Checking a draft: which of its sentences the articles support, contradict or do not have."""
