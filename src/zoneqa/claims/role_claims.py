"""The claims that offices make: who holds which."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.figure_claims import Surroundings, edition_of, period_of, span, subjects_of
from zoneqa.claims.roles import roles
from zoneqa.types import Bounds


def role_claims(text: ArticleText, sentence: Bounds, around: Surroundings) -> Iterator[Claim]:
    """Yield the claims of the offices in a sentence that have a holder there, in order."""
    for role in roles(text.plain, *sentence):
        if role.person:
            organisation = Words(text.plain[slice(*role.organisation)], role.organisation)
            office = (role.place[0], role.place[1])
            yield Claim(
                sentence=span(text, sentence),
                value=span(text, role.person),
                kind="role",
                attribute=Words(text.plain[slice(*office)], office),
                subjects=(organisation, *subjects_of(text, sentence, office[0], around)),
                period=period_of(text, sentence, sentence, office[0], around),
                ordinal=edition_of(organisation.text),
            )
