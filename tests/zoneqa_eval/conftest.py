"""Four questions on the two fake articles, as the evaluation reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import GUILIN, KUNSHAN
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.files import format_jsonl
from zoneqa_eval.harness.registry import MEASURES

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "guilin-001a",
        "question": "2020年桂林高新区工业总产值突破多少？",
        "type": "figure",
        "gold": [{"article": "guilin", "quote": "工业总产值突破300亿元", "answers": ["300亿元"]}],
    },
    {
        "id": "kunshan-001a",
        "question": "昆山高新区投入多少万元载回务工人员？",
        "type": "figure",
        "gold": [{"article": "kunshan", "start": 22, "end": 40, "answers": ["300万元"]}],
    },
    {"id": "off-001a", "question": "明天下雨吗？", "type": "off_topic", "gold": []},
    {"id": "off-002a", "question": "\n", "type": "off_topic", "gold": []},
]

OF_OTHER_QUESTIONS = ("containment", "twins", "several_facts")
"""The measures of questions that are labelled in another way."""


def lines(*rows: Mapping[str, Any]) -> str:
    """Return rows as JSON Lines."""
    return format_jsonl(map(dict, rows))


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    """Return the spec of four questions on the two fake articles."""
    common = {"language": "zh", "wording": "plain", "split": "tune"}
    (tmp_path / "articles").mkdir()
    rows = [{k: getattr(a, k) for k in ("id", "title", "text", "zone")} for a in (GUILIN, KUNSHAN)]
    (tmp_path / "articles" / "all.jsonl").write_text(lines(*rows), encoding="utf-8")
    file = tmp_path / "questions.jsonl"
    file.write_text(lines(*({**common, **row} for row in QUESTIONS)), encoding="utf-8")
    measures = tuple(name for name in MEASURES if name not in OF_OTHER_QUESTIONS)
    return Spec("mine", "Mine", "own", file, measures, articles=tmp_path / "articles")
