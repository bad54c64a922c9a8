"""What a passage says to a question."""
