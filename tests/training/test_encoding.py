"""Pairs as tokens, and groups as steps."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from training.batches import Feed, batches
from training.encoding import Encoder, Pair, frame, token_span
from training.passage import Example, Passage
from training.seeding import seeded_random

from tests.training.examples import EXAMPLE, tokenizer

OFFSETS = [(0, 0), (0, 2), (2, 4), (4, 5), (6, 9)]


@pytest.mark.parametrize(
    ("start", "end", "tokens"),
    [
        (0, 2, (1, 1)),
        (0, 4, (1, 2)),
        (3, 5, (2, 3)),  # from within a token
        (2, 3, (2, 2)),  # to within a token
        (5, 9, (4, 4)),  # from the gap before one
        (6, 12, (4, 4)),  # beyond the last
    ],
)
def test_tokens_that_cover_characters(start: int, end: int, tokens: tuple[int, int]) -> None:
    assert token_span(OFFSETS, start, end) == tokens


def test_a_pair_is_framed_with_its_segments() -> None:
    ids, segments, base = frame([7, 8], [9], [10, 11])
    assert ids == [0, 7, 8, 2, 2, 9, 2, 10, 11, 2]
    assert segments == [0, 0, 0, 0, 0, 1, 1, 2, 2, 2]
    assert ids[base] == 10
    assert frame([7], [], [10])[0] == [0, 7, 2, 2, 10, 2]


def test_a_pair_points_at_the_tokens_of_the_answer() -> None:
    pair = Encoder(tokenizer()).encode(EXAMPLE)
    assert pair is not None
    text = pair.ids[pair.start : pair.end + 1]
    assert text == tokenizer().encode("300亿元").ids
    denied = Encoder(tokenizer()).encode(EXAMPLE.with_unanswered("谁？"))
    assert denied is not None
    assert (denied.start, denied.end, denied.answerable) == (0, 0, False)


def test_an_answer_beyond_what_is_read_gives_no_pair() -> None:
    far = Example("多少？", Passage("", "甲" * 400 + "300"), 400, 403)
    assert Encoder(tokenizer()).encode(far) is None
    near = Encoder(tokenizer()).encode(far.with_unanswered("谁？"))
    assert near is not None
    assert len(near.ids) == len(near.segments) == 320


def test_steps_hold_every_group_once() -> None:
    groups = [[Pair([0] * n, [2] * n, 0, 0)] * (1 + n % 3) for n in range(5, 45)]
    steps = batches(groups, 8, seeded_random(1))
    assert sorted(len(group[0].ids) for step in steps for group in step) == list(range(5, 45))
    assert max(sum(map(len, step)) for step in steps) <= 10


def test_inputs_are_padded_to_the_longest() -> None:
    table = np.arange(20, dtype=np.float16).reshape(10, 2)
    pairs = [Pair([0, 5], [0, 2], 0, 0), Pair([0, 6, 2], [0, 2, 2], 1, 1)]
    given = Feed(table, torch.device("cpu")).inputs(pairs)
    assert given.words[0].tolist() == [[0, 1], [10, 11], [2, 3]]
    assert given.mask.tolist() == [[1, 1, 0], [1, 1, 1]]
    assert given.segments.tolist() == [[0, 2, 2], [0, 2, 2]]
