"""Raised characters: footnote marks and powers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.runs import differs_in_script
from zoneqa.text.raised import raised

_REACH = 0.3
"""The greatest gap between a raised character and what it belongs to, in its heights."""

_MAX_LENGTH = 6


def resolve_raised(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return the fragments without footnote marks and with powers as characters."""
    hosts = sorted(fragments, key=attrgetter("right"))
    reach = _REACH * max((f.height for f in fragments), default=0.0)
    replaced: dict[int, list[Fragment]] = {}
    for mark in (f for f in fragments if len(f.text) <= _MAX_LENGTH):
        first = bisect_left(hosts, mark.left - reach, key=attrgetter("right"))
        last = bisect_left(hosts, mark.left + reach, lo=first, key=attrgetter("right"))
        host = next((host for host in hosts[first:last] if _belongs_to(mark, host)), None)
        if host:
            text = host.text + raised(mark.text, host.text)
            replaced[id(host)] = [replace(host, text=text, right=mark.right)]
            replaced[id(mark)] = []
    return [kept for fragment in fragments for kept in replaced.get(id(fragment), [fragment])]


def _belongs_to(mark: Fragment, host: Fragment) -> bool:
    return (
        abs(mark.left - host.right) < _REACH * host.height
        and mark.height < host.height
        and host.bottom < mark.bottom < host.top
        and differs_in_script(mark, host)
    )
