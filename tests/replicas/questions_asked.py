"""Clients that ask all the time, and what is wrong with the answers that they got."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.load.generator import quantile
from tests.load.http_client import Address, Reply, ask, exchange

CLIENTS = 6
_STREAMED = 6
"""One question of so many is asked for a stream."""

Answers = Mapping[str, Mapping[str, Any]]
"""The answer to each question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came of it."""

    question: str
    is_streamed: bool
    reply: Reply

    @property
    def answer(self) -> dict[str, Any] | None:
        """Return the answer, without what it took; None if there was none."""
        if self.reply.status != 200:
            return None
        body = _whole(self.reply)
        if self.is_streamed:
            _, done, body = body.partition(b"event: done\ndata: ")
            if not done:
                return None
        with suppress(ValueError):
            return without_times(json.loads(body))
        return None

    @property
    def was_cut(self) -> bool:
        """Return whether the response had begun: nobody could have asked once more."""
        return self.reply.status == 200 and self.answer is None


def _whole(reply: Reply) -> bytes:
    """Return a body without the lengths of its chunks, if it came in chunks."""
    if b"transfer-encoding: chunked" not in reply.head.lower():
        return reply.body
    whole, rest = b"", reply.body
    while rest:
        length, _, rest = rest.partition(b"\r\n")
        size = int(length, 16)
        whole, rest = whole + rest[:size], rest[size + 2 :]
    return whole


def without_times(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return what two answers to the same question on the same articles have in common."""
    return {key: value for key, value in answer.items() if key != "timings_ms"}


@dataclass(slots=True)
class Clients:
    """Ask questions one after the other, each client by itself, until they are told to stop."""

    where: Address
    key: str
    questions: Sequence[str]
    asked: list[Asked] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)
    _ends: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Ask until `stop`."""
        await asyncio.gather(*(self._client() for _ in range(CLIENTS)))

    def stop(self) -> None:
        """Have each client read its last answer and ask no more."""
        self._ends.set()

    async def until(self, number: int) -> None:
        """Wait until so many questions have been asked."""
        while len(self.asked) < number:
            await asyncio.sleep(0.02)

    async def _client(self) -> None:
        while not self._ends.is_set():
            number = next(self._numbers)
            question = self.questions[number % len(self.questions)]
            is_streamed = number % _STREAMED == 0
            request = ask(question, streamed=is_streamed, key=self.key)
            reply = await exchange(self.where, request)
            self.asked.append(Asked(question, is_streamed, reply))


@dataclass(frozen=True, slots=True)
class Judged:
    """What the answers to some questions were worth, by those that each generation gives."""

    asked: Sequence[Asked]
    expected: Mapping[str, Answers]
    may_be_cut: int = 0

    @property
    def cut(self) -> int:
        """Return how many responses ended before their end."""
        return sum(each.was_cut for each in self.asked)

    def figures(self) -> str:
        """Return the figures in words."""
        answers = [each.answer for each in self.asked]
        by_generation = Counter(answer["generation"] for answer in answers if answer)
        replies = [each.reply for each in self.asked]
        return (
            f"{len(self.asked)} asked, {sum(map(bool, answers))} answered "
            f"({', '.join(f'{n} from {name}' for name, n in sorted(by_generation.items()))}), "
            f"{len(list(self.different()))} wrong, {len(list(self.lost()))} lost, {self.cut} cut, "
            f"median {quantile(replies, 0.5) * 1000:.0f} ms, p99 {quantile(replies, 0.99):.2f} s"
        )

    def wrong(self) -> Iterator[str]:
        """Yield what is wrong."""
        yield from self.different()
        yield from self.lost()
        if self.cut > self.may_be_cut:
            yield f"{self.cut} responses were cut, {self.may_be_cut} could be"

    def different(self) -> Iterator[str]:
        """Yield the answers that no generation gives."""
        for each in self.asked:
            answer = each.answer
            if answer and answer != self.expected.get(answer["generation"], {}).get(each.question):
                yield f"{each.question} {answer['generation']}: {answer['answer']}"

    def lost(self) -> Iterator[str]:
        """Yield the questions that got no answer, although no connection died under one."""
        for each in self.asked:
            if each.answer is None and not each.was_cut:
                yield f"{each.question} status {each.reply.status}: {each.reply.body[:200]!r}"
