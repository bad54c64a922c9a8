"""A name that stands twice is a decision: each is accepted here with its reason."""

from __future__ import annotations

from tests import names

ACCEPTED_CLASSES = {
    "Built": "an index that was built; in the evaluation, its size",
    "Difference": "between two indexes, and between two samples; each local to its module",
    "Draft": "a text that is to be checked; a generation of the index that is being written",
    "Grid": "a table as a parser finds it; in the evaluation, one to print",
    "HeadedCell": "a cell with its headers as they are read; in the benchmark, as they are known",
    "TableCell": "a cell as it is read for a question; in the benchmark, one to write",
    "Table": "a table in an article's text; in the evaluation, one to print",
}

ACCEPTED_FILES = {
    "base.py": "the protocols of a room, by convention",
    "feedback.py": "what users say, as it is kept; in the evaluation, as cases are made of it",
    "files.py": "lists the files of a corpus; in the evaluation, reads JSON Lines",
    "load.py": "loads a corpus; in the evaluation, a dataset",
    "main.py": "the group of commands, by convention",
    "registry.py": "the formats; in the evaluation, the measures",
    "tables.py": "the tables of the database; in the evaluation, those of a report",
}


def test_every_repeated_class_name_is_accepted() -> None:
    assert set(names.shared_classes()) == set(ACCEPTED_CLASSES)


def test_every_repeated_file_name_is_accepted() -> None:
    assert set(names.shared_files()) == set(ACCEPTED_FILES)


def test_the_report_counts_what_should_stay_few() -> None:
    lines = names.report().splitlines()
    assert f"{names.pattern_count()} regular expressions in src" in lines
    # Most of them say how newspapers, offices and web pages print things. A quarter, in claims,
    # read figures, periods and offices; a quarter of those for answering, what is to be computed.
    assert 0 < names.pattern_count() <= 500
    assert 0 < names.pattern_count(*names.ANSWERING) <= 141
    # Four of them make example questions and find later reports; no question passes through those.
    assert 0 < len(names.public_answering_classes()) <= 79
    # Each is one function or protocol that several files share.
    assert len(names.short_files()) <= 15
