"""Many passages: a corpus made larger than there is, and what an index of it costs."""
