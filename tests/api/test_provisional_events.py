"""The server-sent events of an answer that an LLM writes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tests.e2e.fake import PROJECTS, FakeAnswerer
from zoneqa.api.streaming import encoded
from zoneqa.types import Event, ProvisionalText, Sentence, VerifiedSentence, Withdrawn

(CITED,) = (
    event
    for event in FakeAnswerer().events(FakeAnswerer.analyzer.analyze("桂林签约多少？"))
    if isinstance(event, VerifiedSentence)
)


def sent(events: Iterable[Event]) -> list[tuple[str, Any]]:
    """Return the names of the events that are sent, each with the most telling of its data."""
    blocks = b"".join(encoded(iter(events))).decode().strip().split("\n\n")
    pairs = [block.removeprefix("event: ").split("\ndata: ") for block in blocks if block]
    return [(name, _told(json.loads(data))) for name, data in pairs]


def _told(data: dict[str, Any]) -> str:
    return str(data["verdict"] if "verdict" in data else data.get("text", ""))


def test_the_words_of_a_sentence_are_told_once() -> None:
    half = len(PROJECTS) // 2
    assert sent([ProvisionalText(PROJECTS[:half]), CITED]) == [
        ("delta", PROJECTS[:half]),
        ("delta", f"{PROJECTS[half:]}[1]"),
        ("sentence", "supported"),
    ]


def test_a_sentence_that_was_tidied_gets_its_markers_alone() -> None:
    assert sent([ProvisionalText("- "), ProvisionalText(PROJECTS), CITED])[2:] == [
        ("delta", "[1]"),
        ("sentence", "supported"),
    ]


def test_a_sentence_that_nobody_was_writing_is_told_whole() -> None:
    assert sent([ProvisionalText("x"), CITED, CITED])[3:] == [
        ("delta", f"{PROJECTS}[1]"),
        ("sentence", "supported"),
    ]


def test_a_cut_sentence_settles_without_more_text() -> None:
    cut = VerifiedSentence(Sentence("项目90个。", (), "cut", "文章写的是46个"), ())
    assert sent([ProvisionalText("项目90个"), cut]) == [("delta", "项目90个"), ("sentence", "cut")]


def english(text: str, *markers: int) -> VerifiedSentence:
    return VerifiedSentence(Sentence(text, markers), ())


def test_sentences_in_english_are_told_with_a_space_between_them() -> None:
    events: list[Event] = [
        ProvisionalText("It grew."),
        english("It grew.", 1),
        ProvisionalText(""),
        ProvisionalText("It "),
        ProvisionalText("fell."),
        english("It fell.", 2),
        english("It rose.", 1),
    ]
    told = "".join(text for name, text in sent(events) if name == "delta")
    assert told == "It grew.[1] It fell.[2] It rose.[1]"


def test_what_is_told_after_a_withdrawal_begins_without_a_space() -> None:
    events: list[Event] = [
        ProvisionalText("It grew."),
        english("It grew.", 1),
        Withdrawn(),
        english("No.", 2),
    ]
    assert [text for name, text in sent(events) if name == "delta"][-1] == "No.[2]"


def test_what_is_withdrawn_is_told_and_begins_anew() -> None:
    assert sent([ProvisionalText("项目"), Withdrawn(), CITED]) == [
        ("delta", "项目"),
        ("withdrawn", ""),
        ("delta", f"{PROJECTS}[1]"),
        ("sentence", "supported"),
    ]


def test_nothing_is_sent_while_there_is_nothing_to_tell() -> None:
    assert list(encoded(iter([ProvisionalText("")]))) == [b""]
