"""The harness: a spec is run, every case put to zoneqa, every answer kept, the rows measured."""
