"""The collections that a service answers from, and who sees which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from zoneqa.accounts.person import Person, UserRole
from zoneqa.api.protocols import AnswererProtocol, OpenAnswerer
from zoneqa.types import DEFAULT_COLLECTION, Collections

OpenCollections = Callable[[Collections], AnswererProtocol]
"""Opens collections as one and loads the models; may take seconds, may raise ZoneqaError."""

Published = Callable[[], Mapping[str, str | None]]
"""Returns the generation of each collection that was published last, None where it cannot be told.

May raise ZoneqaError.
"""

Visible = Callable[[Person, Collections], Collections]
"""Returns which of these collections a person sees; may look into a database."""


def all_of_them(_person: Person, collections: Collections) -> Collections:
    """Let everybody see every collection."""
    return collections


class Rights(Protocol):
    """Which groups may see which collections; see `CollectionRights`."""

    def visible(self, names: Iterable[str], groups: frozenset[str]) -> Iterable[str]: ...


def by_groups(rights: Rights) -> Visible:
    """Return what lets people see what their groups may; an admin sees every collection."""

    def visible(person: Person, collections: Collections) -> Collections:
        if person.may(UserRole.ADMIN):
            return collections
        return frozenset(rights.visible(collections, person.groups))

    return visible


@dataclass(frozen=True, slots=True)
class Library:
    """Collections that change, and what opens answerers over some of them."""

    open: OpenCollections
    published: Published
    visible: Visible = all_of_them


def one_index(
    open_answerer: OpenAnswerer, published: Callable[[], str] = lambda: "unchanged"
) -> Library:
    """Return a library of one collection; `published` returns the name of its generation."""
    return Library(lambda _: open_answerer(), lambda: {DEFAULT_COLLECTION: published()})
