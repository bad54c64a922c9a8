"""zoneqa as a model for programs that speak OpenAI's protocol."""
