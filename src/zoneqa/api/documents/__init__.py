"""The pages and routes on which editors change the documents."""
