"""One function for many items: done in this process, in several, or on several machines."""
