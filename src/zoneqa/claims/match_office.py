"""Comparing the office that a question asks for with one that is stated."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.asked_office import AskedOffice
from zoneqa.claims.claim import Claim
from zoneqa.claims.office_bodies import is_short_for
from zoneqa.claims.roles import TITLE
from zoneqa.text.tagged_words import is_known

MOST_TITLES = 4
"""Chinese titles that an asked one may be, if it tells the offices apart."""

_SHORT = 3
"""Characters up to which what stands before a title hardly is a name: 该公司, 区教育局."""

_CITIES = ("市", "县")

_VAGUE = (
    "负责人",
    "代表",
    "委员",
    "常委",
    "专家",
    "教授",
    "院士",
    "教师",
    "工程师",
    "创始人",
    "合伙人",
)
"""What one may be called besides one's office."""


def compare_office(asked: AskedOffice | None, claim: Claim, *, in_zone: bool) -> Comparison:
    """Compare the offices: another rank contradicts, another title only in the same body.

    `in_zone` says that the claim is about the zone that is asked about.
    """
    if asked is None or claim.kind != "role" or claim.attribute is None:
        return "unknown"
    stated = TITLE.search(claim.attribute.text)
    prefix, title = (stated["prefix"], stated["title"]) if stated else ("", claim.attribute.text)
    bodies = list(_bodies(claim))
    departments = bool(asked.department and bodies)
    same_body = departments and any(is_short_for(asked.department, body) for body in bodies)
    if not _same_title(asked, title):
        if _may_be_any(asked, title):
            return "unknown"
        return "contradicts" if same_body or in_zone else "unknown"
    if departments and not same_body:
        return "contradicts"
    return "agrees" if prefix == asked.prefix else "contradicts"


def _bodies(claim: Claim) -> Iterator[str]:
    """Yield the bodies that an office may be of: where it has a name of one before it, no others.

    公司, 区委 and the like are called so after a name that was said before.
    """
    own, *others = (words.text for words in claim.subjects) if claim.subjects else ("",)
    is_city = own.endswith(_CITIES) and len(own) >= _SHORT  # 江临市, but 本市
    is_named = is_city or (len(own) > _SHORT and not is_known(own))
    yield from (body for body in (own, *others) if body and (body in own or not is_named))


def has_other_title(asked: AskedOffice, claim: Claim) -> bool:
    """Return whether a claim gives someone an office that certainly has another title.

    负责人 may be any, and an English title that may be many Chinese ones is not told by theirs.
    """
    if claim.kind != "role" or claim.attribute is None or len(asked.titles) > MOST_TITLES:
        return False
    stated = claim.attribute.text
    return not _same_title(asked, stated) and not _may_be_any(asked, stated)


def is_vague(title: str) -> bool:
    """Return whether one may be called by a title besides one's office: 负责人."""
    return any(word in title for word in _VAGUE)


def _may_be_any(asked: AskedOffice, stated: str) -> bool:
    return any(map(is_vague, (stated, *asked.titles)))


def _same_title(asked: AskedOffice, stated: str) -> bool:
    return any(title in stated or stated in title for title in asked.titles)
