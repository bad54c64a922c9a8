"""Experiments besides the specs: conversations, updates, growth, benchmarks, engines compared."""
