"""What a sentence or a cell of a table states, and what a question asks of it."""
