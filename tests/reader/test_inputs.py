"""The input of the cross-encoder, as serving and training build it."""

from __future__ import annotations

from zoneqa.reader.inputs import BOS, EOS, LONGEST, TITLE, reader_input


def test_question_title_and_text_have_their_segments() -> None:
    found = reader_input([10, 11], [20], [30, 31])
    assert found.ids == [BOS, 10, 11, EOS, EOS, 20, EOS, 30, 31, EOS]
    assert found.segments == [0, 0, 0, 0, 0, 1, 1, 2, 2, 2]
    assert found.ids[found.text_start] == 30


def test_without_a_title_the_text_follows_the_question() -> None:
    found = reader_input([10], [], [30])
    assert found.ids == [BOS, 10, EOS, EOS, 30, EOS]
    assert TITLE not in found.segments


def test_each_segment_is_cut_to_its_limit() -> None:
    found = reader_input([1] * 500, [2] * 500, [3] * 500)
    assert [found.segments.count(segment) for segment in LONGEST] == [48 + 3, 32 + 1, 320 + 1]
