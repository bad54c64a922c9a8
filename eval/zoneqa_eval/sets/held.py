"""Which questions of the public sets the reader never saw in training."""

from __future__ import annotations

from pathlib import Path

_PARTS = {"cmrc2018_dev_give": "cmrc", "drcd_dev": "drcd", "squad2_zh_dev": "squad2"}


def held_questions(path: Path) -> set[tuple[str, str]]:
    """The text and question of every item of a file that was kept out of training.

    The rule is training's own. Of XQuAD, a folder, it holds for the Chinese questions.
    """
    from training import sets  # it is there in the repository only, not where this is installed

    part = _PARTS.get(path.stem, "xquad-zh")
    return {(item.passage.text, item.question) for item in sets.load(path.parent).held[part]}
