"""A name that stands twice is a decision: each is accepted here with its reason."""

from __future__ import annotations

from tests import names

# Classes of evaluation commands that never meet: each command is read by itself.
_TWO_COMMANDS = "each is local to one command of the evaluation"

ACCEPTED_CLASSES = {
    "Built": "an index that was built; in the evaluation, its size",
    "Case": _TWO_COMMANDS,
    "Choice": _TWO_COMMANDS,
    "Difference": _TWO_COMMANDS,
    "Figures": _TWO_COMMANDS,
    "Outcome": _TWO_COMMANDS,
    "Run": _TWO_COMMANDS,
}

ACCEPTED_FILES = {
    "base.py": "the protocol of a room, by convention",
    "opening.py": "opens the indexes, for the gate and for the harness",
    "plain.py": "plain text in one package, plain features in the other",
    "ranking.py": "ranks sentences in one package, measures rankings in the other",
    "terms.py": "the terms of a text, and those of a question",
}


def test_every_repeated_class_name_is_accepted() -> None:
    assert set(names.shared_classes()) - set(ACCEPTED_CLASSES) == set()


def test_every_repeated_file_name_is_accepted() -> None:
    assert set(names.shared_files()) - set(ACCEPTED_FILES) == set()


def test_the_report_counts_what_should_stay_few() -> None:
    lines = names.report().splitlines()
    assert f"{names.pattern_count()} regular expressions in src" in lines
    assert 0 < names.pattern_count() <= 222
    assert 0 < len(names.public_answering_classes()) < 40
    assert len(names.short_files()) < 10
