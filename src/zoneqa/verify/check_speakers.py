"""Checking who says what: words of one person are not those of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.name_support import is_supported
from zoneqa.verify.people import SAYS
from zoneqa.verify.sentence_names import Name


def check_speakers(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause]
) -> Iterator[Finding]:
    """Yield the people who say what the evidence has someone else say."""
    for speaker in _speakers(sentence):
        said = [c for c in aligned if c.clause[0] > speaker.place[1] and c.speaks_of_same]
        for given in dict.fromkeys(clause.given for clause in said[:1]):
            others = _speakers(given)
            if others and not is_supported(speaker, given.naming_text, given.names):
                right = given.span(others[0].place)
                yield finding("entity", speaker.place, speaker.text, right)


def _speakers(sentence: ComparedSentence) -> list[Name]:
    """Return the people of a sentence who say something there."""
    people = (name for name in sentence.names if name.kind == "person")
    return [name for name in people if sentence.plain.startswith(SAYS, name.place[1])]
