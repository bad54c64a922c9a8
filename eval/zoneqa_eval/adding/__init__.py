"""New cases from use: an answer, or feedback on one, becomes a row of a file of questions."""
