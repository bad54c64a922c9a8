"""The XML inside a Word document."""
