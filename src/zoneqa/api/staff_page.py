"""The pages for those with a role: the masthead links to the ones that a person may open."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from zoneqa.accounts.person import UserRole
from zoneqa.api.asking_person import person_of


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page for a role; `text` is the key of its name, `template` tells when it is open."""

    address: str
    text: str
    template: str
    role: UserRole


DOCUMENTS = StaffPage("/documents", "documents_page", "documents.html", UserRole.EDITOR)
FEEDBACK = StaffPage("/feedback", "feedback_page", "feedback.html", UserRole.ADMIN)
EVALUATION = StaffPage("/evaluation", "evaluation_page", "evaluation.html", UserRole.ADMIN)


def staff_pages_for(request: Request) -> tuple[StaffPage, ...]:
    """Return the pages of this service that the sender of a request may open."""
    app, person = request.scope.get("app"), person_of(request)
    pages = getattr(app.state, "staff_pages", ()) if app else ()
    return tuple(page for page in pages if person.may(page.role))
