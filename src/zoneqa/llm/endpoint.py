"""Where the LLM is, and how much of it is waited for and taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

OPENAI_URL = "https://api.openai.com/v1"
NO_KEY = "none"
"""What is sent where no key is set: vLLM, Ollama and llama.cpp ask for none, the client for any."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an address that speaks OpenAI's protocol."""

    model: str
    base_url: str = OPENAI_URL
    key: str = field(default=NO_KEY, repr=False)

    @property
    def host(self) -> str:
        """Return the host and port, which a message may name; an address may hold a password."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class ReplyLimits:
    """How long a reply may take, from the request on, and how long it may be.

    `connect_seconds` is for each attempt; further ones are only made before the first token.
    """

    connect_seconds: float = 3
    first_token_seconds: float = 15
    whole_seconds: float = 40
    attempts: int = 2
    tokens: int = 512

    @property
    def characters(self) -> int:
        """Return the characters that are taken of a reply, for endpoints that count no tokens."""
        return 8 * self.tokens
