"""The input of the cross-encoder: `<s> question </s></s> title </s> text </s>`, with segments.

Serving and training build it here, so that both read a pair alike.
"""

from __future__ import annotations

from dataclasses import dataclass

BOS, PAD, EOS = 0, 1, 2
QUESTION, TITLE, TEXT = 0, 1, 2
"""The segments."""

LONGEST = {QUESTION: 48, TITLE: 32, TEXT: 320}
"""Tokens that are kept of each segment."""


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """Token ids with their segments; the text's first token stands at `text_start`."""

    ids: list[int]
    segments: list[int]
    text_start: int


def reader_input(question: list[int], title: list[int], text: list[int]) -> ReaderInput:
    """Return the input of token ids; what is too long is cut off at its end."""
    head = [BOS, *question[: LONGEST[QUESTION]], EOS, EOS]
    segments = [QUESTION] * len(head)
    if title:
        head += [*title[: LONGEST[TITLE]], EOS]
        segments += [TITLE] * (len(head) - len(segments))
    kept = text[: LONGEST[TEXT]]
    return ReaderInput([*head, *kept, EOS], [*segments, *[TEXT] * (len(kept) + 1)], len(head))
