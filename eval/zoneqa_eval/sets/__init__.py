"""What is asked: cases with their labels, the sets they come in, the specs that name them."""
