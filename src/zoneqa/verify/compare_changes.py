"""Comparing whether two figures tell how much there is, or by how much that changed."""

from __future__ import annotations

from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.computation_words import direction_of, is_reached, tells
from zoneqa.verify.findings import Finding, finding

_NEW = (
    "新增",
    "精简",
    "压减",
    "节约",
    "节省",
    "新建",
    "新设",
    "新引",
    "新招",
    "新签",
    "再",
    "又",
    "净",
    "多",
    "少",
    "加",
    "增",
    "减",
    "扩",
)
"""What tells that a figure is that of a change."""


def compare_changes(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare whether a figure is how much there is, or by how much that changed."""
    assert stated.claim and given.claim
    languages = {stated.sentence.language, given.sentence.language}
    if "share" in (stated.claim.kind, given.claim.kind) or languages != {"zh"}:
        return None
    said, printed = _changes_by(stated), _changes_by(given)
    if said == printed or _tells_change(given if said else stated):
        return None
    right = given.sentence.span((given.clause[0], given.place[1]))
    return finding("number", stated.place, stated.words, right, certain=False)


def _changes_by(figure: ComparedFigure) -> bool:
    """Return whether a figure tells by how much something changed, not to how much: 增至568项."""
    changes = figure.claim is not None and figure.claim.kind == "change"
    return changes and not is_reached(figure)


def _tells_change(figure: ComparedFigure) -> bool:
    """Return whether a clause may tell of a change in some other way: 新增, 相差."""
    if is_reached(figure):
        return False
    before = figure.sentence.words((figure.clause[0], figure.place[0]))
    told = any(word in before for word in _NEW) or tells("apart", figure)
    return told or bool(direction_of(figure))
