"""Reading: which sentences of a passage answer a question, and how likely."""
