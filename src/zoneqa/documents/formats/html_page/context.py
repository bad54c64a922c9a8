"""What applies to the text within an element: whether it is seen, linked, raised, boilerplate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from zoneqa.documents.formats.html_page.style_rules import Declarations
from zoneqa.documents.formats.html_page.visibility import Visibility


def tag_set(words: str) -> frozenset[str]:
    """Return the names of tags that are written in a row."""
    return frozenset(words.split())


# Text that is struck out was withdrawn: to read both prices of a line is to read neither.
_HIDDEN_TAGS = tag_set(
    "applet audio canvas datalist del iframe noembed noframes noscript object rp rt s script "
    "strike style svg template textarea title video"
)
BOILERPLATE_TAGS = tag_set("aside button footer header menu nav select")
_BOILERPLATE_NAMES = tag_set(
    "bread breadcrumb breadcrumbs copyright crumbs foot footer header-nav menu nav navbar "
    "navigation pager pagination recommend relate related sidebar site-footer"
)
_NEVER_BOILERPLATE = tag_set("article body html main")


@dataclass(frozen=True, slots=True)
class Context:
    """The properties that apply to the text within an element."""

    visibility: Visibility = field(default_factory=Visibility)
    boilerplate: bool = False
    linked: bool = False
    title: bool = False
    data: bool = False
    style: bool = False
    raised: bool = False

    @property
    def hidden(self) -> bool:
        return self.visibility.hidden


def child_context(
    outer: Context, tag: str, attrs: Mapping[str, str], declared: Declarations
) -> Context:
    """Return the context within an element; `declared` is what the style says of it."""
    return Context(
        visibility=_visibility(outer.visibility, tag, attrs, declared),
        boilerplate=outer.boilerplate
        or tag in BOILERPLATE_TAGS
        or _is_named_boilerplate(tag, attrs),
        linked=outer.linked or tag == "a",
        title=tag == "title" and not outer.hidden,
        data=is_linked_data(tag, attrs),
        style=tag == "style",
        raised=outer.raised or tag == "sup" or declared.get("vertical-align") == "super",
    )


def _visibility(
    outer: Visibility, tag: str, attrs: Mapping[str, str], declared: Declarations
) -> Visibility:
    if tag in ("html", "body"):
        # A page that hides all of itself is shown by a script; only its background tells something.
        declared = {
            name: value for name, value in declared.items() if name.startswith("background")
        }
    visibility = outer.within(declared, attrs)
    closed = tag in _HIDDEN_TAGS or (tag == "dialog" and "open" not in attrs)
    return replace(visibility, gone=True) if closed else visibility


def _is_named_boilerplate(tag: str, attrs: Mapping[str, str]) -> bool:
    names = f"{attrs.get('class', '')} {attrs.get('id', '')}".lower().split()
    return tag not in _NEVER_BOILERPLATE and not _BOILERPLATE_NAMES.isdisjoint(names)


def is_linked_data(tag: str, attrs: Mapping[str, str]) -> bool:
    """Return whether an element holds JSON-LD."""
    return tag == "script" and attrs.get("type", "").strip().lower() == "application/ld+json"
