"""Text: characters, terms, sentences, numbers, tokens."""
