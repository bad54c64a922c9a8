"""What an HTML page shows and says of itself."""
