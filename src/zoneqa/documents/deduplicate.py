"""Deduplication of reports that were printed more than once.

MinHash proposes candidate pairs. A pair is confirmed if the longer text contains enough of the
shorter one, and every figure of it in the same context. Last year's report with this year's
numbers is a different report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from zoneqa.text.heading import heading
from zoneqa.text.normalize import fold
from zoneqa.text.printed_prefix import without_stamp
from zoneqa.types import Article, Reprint

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHINGLE = 5
# 32 bands of 3 rows find a pair that shares half of its shingles in 98 of 100 cases.
_BANDS, _ROWS = 32, 3
_MIN_FUZZY_LENGTH = 60
"""Texts with fewer characters are duplicates only if they are equal."""

_MIN_CONTAINMENT = 0.92
"""The least share of the shorter text's shingles that the longer one must contain.

A follow-up story that quotes the first one at length stays just below it.
"""

_MIN_RELATIVE_LENGTH = 0.95
"""The least length of a text that may replace the longest one, relative to that."""

_NOISE = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w.%]+|_")
_FIGURE = re.compile(r"\d+(?:\.\d+)*|[〇零一二两三四五六七八九十百千万亿]+")


@dataclass(frozen=True, slots=True)
class Group:
    """The kept print of a report and its dropped reprints, which `article.also` lists."""

    article: Article
    others: tuple[Article, ...] = ()


def groups(articles: Sequence[Article]) -> list[Group]:
    """Return the articles in groups of reprints, in the order of the kept articles.

    The choice does not depend on the order of the articles: the fullest print is kept, or the
    earliest one that is about as full.
    """
    prints = [_Print(article) for article in articles]
    reprints = _reprints(prints)
    leaders = sorted(range(len(prints)), key=lambda i: (-len(prints[i].plain), *prints[i].age))
    found: dict[int, Group] = {}
    assigned: set[int] = set()
    for leader in leaders:
        if leader in assigned:
            continue
        members = [leader, *sorted(reprints.get(leader, set()) - assigned)]
        kept = min(
            members, key=lambda i: (not prints[i].can_replace(prints[leader]), prints[i].age)
        )
        found[kept] = _group(prints[kept].article, [articles[i] for i in members if i != kept])
        assigned.update(members)
    return [found[i] for i in sorted(found)]


def _group(kept: Article, others: list[Article]) -> Group:
    if not others:
        return Group(kept)
    ordered = sorted(others, key=_age)
    origins = [o for other in ordered for o in (_origin(other), *other.also)]
    return Group(replace(kept, also=tuple(dict.fromkeys((*kept.also, *origins)))), tuple(ordered))


def _origin(article: Article) -> Reprint:
    return Reprint(article.id, heading(article), article.source, article.date, article.url)


def _age(article: Article) -> tuple[str, str]:
    return article.date or "9999", article.id


class _Print:
    """An article with the features by which it is compared."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.age = _age(article)
        self.plain = _plain(article)

    @cached_property
    def shingles(self) -> NDArray[np.uint32]:
        """Return the distinct hashes of all runs of five characters, sorted."""
        import numpy as np

        codes = np.frombuffer(self.plain.encode("utf-32-le", "surrogatepass"), np.uint32)
        runs = np.lib.stride_tricks.sliding_window_view(codes, min(_SHINGLE, len(codes)))
        weights = np.power(np.uint64(1_000_003), np.arange(runs.shape[1], dtype=np.uint64))
        hashes = (runs.astype(np.uint64) * weights).sum(axis=1) * np.uint64(0x9E3779B97F4A7C15)
        return np.unique((hashes >> np.uint64(32)).astype(np.uint32))

    @cached_property
    def figures(self) -> dict[str, set[tuple[str, str]]]:
        """Return every figure with its contexts: two characters on either side of each match."""
        found: dict[str, set[tuple[str, str]]] = {}
        for match in _FIGURE.finditer(self.plain):
            start, end = match.span()
            context = (self.plain[max(0, start - 2) : start], self.plain[end : end + 2])
            found.setdefault(match[0], set()).add(context)
        return found

    def is_print_of(self, other: _Print) -> bool:
        """Return whether both are the same report, of which one may be shortened."""
        short, long = sorted((self, other), key=lambda p: (len(p.plain), p.plain))
        if short.plain == long.plain:
            return not _zones_differ(self, other)
        if len(short.plain) < _MIN_FUZZY_LENGTH or 2 * len(short.plain) < len(long.plain):
            return False
        is_contained = _containment(short, long) >= _MIN_CONTAINMENT
        return is_contained and not _zones_differ(self, other) and long.has_figures_of(short)

    def can_replace(self, fullest: _Print) -> bool:
        """Return whether this print can be kept instead of the fullest one without loss."""
        is_full = len(self.plain) >= _MIN_RELATIVE_LENGTH * len(fullest.plain)
        return is_full and self.has_figures_of(fullest)

    def has_figures_of(self, other: _Print) -> bool:
        """Return whether this print has every figure of the other one in the same context."""
        return all(
            any(
                _contexts_agree(own_context, other_context)
                for own_context in self.figures.get(figure, ())
            )
            for figure, contexts in other.figures.items()
            for other_context in contexts
        )


def _plain(article: Article) -> str:
    """Return the letters and figures of a text without its title and print stamp."""
    folded = fold(article.text).strip()
    body = without_stamp(folded.removeprefix(fold(article.title).strip()).lstrip())
    return _NOISE.sub("", body) or folded


def _contexts_agree(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Return whether two contexts of a figure agree, as far as both texts reach."""
    before = one[0].endswith(two[0]) or two[0].endswith(one[0])
    return before and (one[1].startswith(two[1]) or two[1].startswith(one[1]))


def _zones_differ(one: _Print, two: _Print) -> bool:
    """Return whether both have a zone and neither mentions that of the other."""
    a, b = one.article, two.article
    if not a.zone or not b.zone or a.zone == b.zone:
        return False
    return a.zone not in b.title + b.text and b.zone not in a.title + a.text


def _containment(short: _Print, long: _Print) -> float:
    import numpy as np

    shared = np.intersect1d(short.shingles, long.shingles, assume_unique=True)
    return len(shared) / len(short.shingles)


def _reprints(prints: Sequence[_Print]) -> dict[int, set[int]]:
    """Return, for each print, the other prints of the same report."""
    reprints: dict[int, set[int]] = {}
    for one, two in _candidates(prints):
        if prints[one].is_print_of(prints[two]):
            reprints.setdefault(one, set()).add(two)
            reprints.setdefault(two, set()).add(one)
    return reprints


def _candidates(prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are similar enough to be compared in full."""
    from datasketch import MinHash, MinHashLSH

    found = MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))
    empty = MinHash(num_perm=_BANDS * _ROWS, hashfunc=int)
    for number, one in enumerate(prints):
        sketch = empty.copy()
        sketch.update_batch(one.shingles.tolist())
        yield from ((other, number) for other in found.query(sketch))
        found.insert(number, sketch)
