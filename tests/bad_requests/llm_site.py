"""A service whose answers an LLM writes, which a check lets do what it wants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from tests.bad_requests.llm_stub import SECRET, LlmStub, running_llm_stub
from tests.bad_requests.site import ANSWERED, OwnFiles, Site, body_of
from tests.load.http_client import Reply

STREAM = {"Accept": "text/event-stream"}
FIRST_SECONDS, WHOLE_SECONDS = 3, 6
"""Seconds after which the LLM is given up: less than usual, for the checks wait for them."""

ANSWER_SECONDS = 10
"""Within which an answer is there, whatever the LLM does."""

_NOBODY = "http://127.0.0.1:9/v1"
"""An address on which nothing listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSite(Site):
    """The service and its LLM."""

    llm: LlmStub

    def falls_back(self, question: str = ANSWERED) -> bool:
        """Ask; return whether the answer is quotes with a word on why, in time."""
        reply = self.ask(question)
        return is_quoted(reply) and reply.seconds < ANSWER_SECONDS and self.keeps_secrets(reply)

    def keeps_secrets(self, *replies: Reply) -> bool:
        """Return whether the key stands neither in responses nor in the log."""
        seen = [*(each.body + each.head for each in replies), self.log.read_bytes()]
        return not any(SECRET.encode() in each for each in seen)

    def in_conversation(self, question: str = ANSWERED) -> tuple[dict[str, Any], list[Any], str]:
        """Ask in a new conversation; return what was shown, its messages and the last event."""
        with self.client() as client:
            place = f"/api/conversations/{begin(client)}"
            text = client.post(f"{place}/ask", json={"question": question}, headers=STREAM).text
            name, _, data = text.strip().rpartition("\n\n")[2].partition("\ndata: ")
            return json.loads(data), client.get(place).json()["messages"], name.split(": ")[1]


def begin(client: httpx2.Client) -> str:
    """Begin a conversation; return its id."""
    return str(client.post("/api/conversations", json={"title": "x"}).json()["id"])


def is_quoted(reply: Reply) -> bool:
    """Return whether an answer consists of quotes, with a word on why."""
    answer = body_of(reply)
    return bool(
        reply.status == 200
        and answer["composer"] == "extractive"
        and answer["citations"]
        and answer["remarks"]
    )


@contextmanager
def open_llm_site(index: Path, folder: Path, **settings: str) -> Iterator[LlmSite]:
    """A service with an LLM, which is asked however often it has failed."""
    with running_llm_stub() as llm:
        usual = {
            "ZONEQA_LLM_MODEL": "stub",
            "OPENAI_BASE_URL": llm.url,
            "OPENAI_API_KEY": SECRET,
            "ZONEQA_LLM_FIRST_SECONDS": str(FIRST_SECONDS),
            "ZONEQA_LLM_SECONDS": str(WHOLE_SECONDS),
            "ZONEQA_LLM_FAILURES": "1000000",
            "ZONEQA_SEND_SECONDS": "2",
        }
        with OwnFiles.copied(index, folder, **usual | settings).served() as served:
            yield LlmSite(served=served, folder=folder, llm=llm)


@contextmanager
def open_site_without_llm(index: Path, folder: Path) -> Iterator[LlmSite]:
    """A service whose LLM is not there."""
    with open_llm_site(index, folder, OPENAI_BASE_URL=_NOBODY) as site:
        yield site
