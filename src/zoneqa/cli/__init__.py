"""The command line: results to stdout, messages to stderr."""
