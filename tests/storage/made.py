"""Messages for the tests of stores."""

from __future__ import annotations

from zoneqa.json_types import AnswerJson
from zoneqa.storage.records import NewMessage


def made_answer(question: str, answer: str) -> AnswerJson:
    """Return an answer of one cited sentence."""
    return {
        "question": question,
        "standalone": None,
        "kind": "answer",
        "answer": f"{answer}[1]",
        "short_answer": None,
        "short_answer_english": None,
        "abstained": False,
        "reason": None,
        "refusal": None,
        "confidence": 0.9,
        "language": "zh",
        "composer": "extractive",
        "model": None,
        "sentences": [{"text": answer, "markers": [1], "verdict": "supported", "reason": None}],
        "cut": [],
        "remarks": [],
        "citations": [
            {
                "marker": 1,
                "article_id": "yunling-1",
                "title": "云岭高新区交出年度答卷",
                "source": "云岭日报",
                "date": "2021-03",
                "zone": "云岭高新区",
                "url": None,
                "also": [],
                "passage_id": "yunling-1:0",
                "quote": answer,
                "start": 12,
                "end": 12 + len(answer),
                "context": [],
            }
        ],
        "near": [],
        "hits": [],
        "generation": "20210301",
        "timings_ms": {"retrieve": 1.5, "read": 2.0, "compose": 0.25, "total": 3.75},
    }


def made_message(
    question: str = "云岭高新区的产值是多少？",
    answer: str | None = "去年，云岭高新区产值达到300亿元。",
    collections: tuple[str, ...] = ("default",),
) -> NewMessage:
    """Return a message; one without an answer was stopped."""
    found = None if answer is None else made_answer(question, answer)
    return NewMessage(question, found, {"zone": "云岭高新区"}, collections)
