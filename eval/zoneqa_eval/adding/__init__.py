"""Questions from use: an answer, or feedback on one, becomes a case."""
