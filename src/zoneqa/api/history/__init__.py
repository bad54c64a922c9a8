"""Conversations, feedback and shared answers, kept on the server."""
