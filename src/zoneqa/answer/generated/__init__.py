"""Answers that an LLM writes: each sentence is resolved to exact spans and verified."""
