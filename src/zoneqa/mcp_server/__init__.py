"""zoneqa for AI assistants, over the Model Context Protocol.

The SDK takes a third of a second to import: who serves imports the modules when it starts.
"""
