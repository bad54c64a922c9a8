"""Tables on a PDF page: ruled ones, and those that only their alignment shows."""
