"""The questions of public datasets that were held out of the reader's training."""

from __future__ import annotations

from pathlib import Path

Question = tuple[str, str]
"""The text of a passage, and a question on it."""

_DATASETS = {"cmrc2018_dev_give": "cmrc", "drcd_dev": "drcd", "squad2_zh_dev": "squad2"}


def held_out_questions(path: Path) -> set[Question]:
    """Return the held-out questions of a file, by the rule that training itself follows.

    Of XQuAD, which is a folder, they are the Chinese questions.
    """
    from training import public_datasets  # in the repository only, not in what is installed

    name = _DATASETS.get(path.stem, "xquad-zh")
    return {
        (item.passage.text, item.question)
        for item in public_datasets.load(path.parent).held_out[name]
    }
