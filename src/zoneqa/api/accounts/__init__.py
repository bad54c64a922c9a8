"""Signing in, accounts and rights, as routes and middleware."""
