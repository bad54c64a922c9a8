"""The harness runs a spec: it puts every case to zoneqa, caches the rows and measures them."""
