"""What the weights beside the reader are fitted by."""
