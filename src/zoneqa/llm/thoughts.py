"""Leaving out what a reasoning model thinks aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_BEGIN, _END = "<think>", "</think>"


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """Yield a reply without `<think>…</think>`, whose tags may be torn between pieces.

    For each piece one is yielded, which may be empty.
    """
    held, thinking = "", False
    for piece in pieces:
        held += piece
        said: list[str] = []
        while (tag := _END if thinking else _BEGIN) in held:
            before, _, held = held.partition(tag)
            said += [] if thinking else [before]
            thinking = not thinking
        settled = len(held) - _torn(held, tag)
        said += [] if thinking else [held[:settled]]
        held = held[settled:]
        yield "".join(said)
    if held and not thinking:
        yield held


def _torn(text: str, tag: str) -> int:
    """Return how many characters at the end of a text may be the beginning of a tag."""
    return next((n for n in range(len(tag) - 1, 0, -1) if text.endswith(tag[:n])), 0)
