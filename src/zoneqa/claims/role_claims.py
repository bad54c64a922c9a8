"""The claims that offices make: who holds which."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.claim import Claim
from zoneqa.claims.editions import edition_in
from zoneqa.claims.roles import roles
from zoneqa.claims.sentence_context import SentenceContext


def role_claims(context: SentenceContext) -> Iterator[Claim]:
    """Yield the claims of the offices in a sentence that have a holder there, in order."""
    sentence = context.sentence
    for role in roles(sentence.plain, *sentence.bounds):
        if role.person:
            organisation = sentence.words(role.organisation)
            yield Claim(
                sentence=sentence.span(sentence.bounds),
                value=sentence.span(role.person),
                kind="role",
                attribute=sentence.words(role.place),
                subjects=(organisation, *context.subjects_at(role.place[0])),
                period=context.period_at(role.place[0]) if role.appointed else None,
                ordinal=edition_in(organisation.text) or context.edition_at(role.place[0]),
            )
