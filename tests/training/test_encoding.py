"""Pairs as tokens, and groups as steps."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from training.batches import Feed, batches
from training.encoding import Encoder, Pair, token_span
from training.passage import Example, Passage
from training.seeding import seeded_random

from tests.training.examples import EXAMPLE, CharacterTokenizer
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.reader.inputs import ReaderInput, reader_input

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


def test_a_pair_points_at_the_tokens_of_the_answer() -> None:
    pair = Encoder(CharacterTokenizer()).encode(EXAMPLE)
    assert pair is not None
    text = pair.input.ids[pair.start : pair.end + 1]
    assert text == CharacterTokenizer().tokens("300亿元").ids
    denied = Encoder(CharacterTokenizer()).encode(EXAMPLE.with_unanswered("谁？"))
    assert denied is not None
    assert (denied.start, denied.end, denied.answerable) == (0, 0, False)


def test_an_answer_beyond_what_is_read_gives_no_pair() -> None:
    far = Example("多少？", Passage("", "甲" * 400 + "300"), 400, 403)
    assert Encoder(CharacterTokenizer()).encode(far) is None
    near = Encoder(CharacterTokenizer()).encode(far.with_unanswered("谁？"))
    assert near is not None
    # The text keeps 320 of its own, as in serving.
    assert len(near) == near.input.text_start + 320 + 1


def test_steps_hold_every_group_once() -> None:
    groups = [[Pair(ReaderInput([0] * n, [2] * n, 1), 0, 0)] * (1 + n % 3) for n in range(5, 45)]
    steps = batches(groups, 8, seeded_random(1))
    assert sorted(len(group[0]) for step in steps for group in step) == list(range(5, 45))
    assert max(sum(map(len, step)) for step in steps) <= 10


def test_inputs_are_padded_to_the_longest() -> None:
    table = np.arange(20, dtype=np.float16).reshape(10, 2)
    pairs = [
        Pair(ReaderInput([0, 5], [0, 2], 1), 0, 0),
        Pair(ReaderInput([0, 6, 2], [0, 2, 2], 1), 1, 1),
    ]
    given = Feed(table, torch.device("cpu")).inputs(pairs)
    assert given.words[0].tolist() == [[0, 1], [10, 11], [2, 3]]
    assert given.mask.tolist() == [[1, 1, 0], [1, 1, 1]]
    assert given.segments.tolist() == [[0, 2, 2], [0, 2, 2]]


def test_training_reads_a_pair_as_serving_does() -> None:
    words = WordVectors(CharacterTokenizer(), np.zeros((50_000, 2), np.float16))
    passage, question = EXAMPLE.passage, EXAMPLE.question
    served = reader_input(
        words.tokens(question).ids, words.tokens(passage.title).ids, words.tokens(passage.text).ids
    )
    pair = Encoder(CharacterTokenizer()).encode(EXAMPLE)
    assert pair is not None
    assert pair.input == served
