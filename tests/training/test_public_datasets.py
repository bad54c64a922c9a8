"""The public datasets, in miniature."""

from __future__ import annotations

import json
from pathlib import Path

from training.public_datasets import LANGUAGES

from training import public_datasets


def write_squad(path: Path, titles: list[str]) -> None:
    answers = [{"text": "1994年成立", "answer_start": 2}, {"text": "1994年", "answer_start": 2}]
    wrong = [{"text": "1995年", "answer_start": 2}]
    rows = [
        {"question": "哪年？", "answers": answers},
        {"question": "谁？", "answers": [], "is_impossible": True},
        {"question": "错？", "answers": wrong},
    ]
    paragraph = {"context": "它在1994年成立。", "qas": rows}
    data = [{"title": title, "paragraphs": [paragraph]} for title in titles]
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"data": data}), "utf-8")


def test_the_held_out_articles_are_in_no_training_part(tmp_path: Path) -> None:
    for name in ("cmrc2018_dev_give", "drcd_dev", "squad2_zh_dev"):
        write_squad(tmp_path / f"{name}.json", ["华沙", "苏州", "Black_Death"])
    for language in LANGUAGES:
        write_squad(tmp_path / "xquad" / f"xquad.{language}.json", ["华沙", "苏州"])
    news = {"id": "1", "headLine": "（时政）会议"}
    news |= {"newsBeginning": "甲" * 80, "newsRemainder": "乙" * 200}
    (tmp_path / "uhgeval.jsonl").write_text(json.dumps(news), "utf-8")
    found = public_datasets.load(tmp_path)
    assert {item.passage.title for item in found.held_out["squad2"]} == {"华沙", "Black Death"}
    assert {item.passage.title for item in found.train["squad2"]} == {"苏州"}
    assert {item.passage.title for item in found.train["xquad-ru"]} == {"苏州"}
    assert not {"华沙", "Black Death"} & {item.passage.title for item in found.train["drcd"]}
    # The shortest reference at its offset counts; a question without one is left out.
    assert [item.answer for item in found.train["squad2"]] == ["1994年", ""]
    assert [(p.title, len(p.text)) for p in found.news] == [("会议", 280)]
