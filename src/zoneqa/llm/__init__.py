"""The outside LLM: asking an endpoint that speaks OpenAI's protocol."""
