"""What the service keeps, in an SQL database."""
