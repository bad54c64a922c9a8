"""Reports that were printed more than once: found, kept once, the other places listed.

MinHash proposes pairs; what decides is how much of the shorter text is really in the longer one,
and that every figure of it stands there between the same words. Last year's report with this
year's numbers is another report.
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
# 32 bands of 3 rows propose a pair that shares half of its shingles in 98 of 100 cases.
_BANDS, _ROWS = 32, 3
_SHORT = 60
"""Characters below which only equal texts count as one."""

_WITHIN = 0.92
"""Share of the shorter text's shingles in the longer one, from which both are one report.

A follow-up story that quotes the first one at length comes close to it from below.
"""

_AS_FULL = 0.95
"""Share of the longest text's length, from which another one can stand for it."""

_NOISE = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w.%]+|_")
_FIGURE = re.compile(r"\d+(?:\.\d+)*|[〇零一二两三四五六七八九十百千万亿]+")


@dataclass(frozen=True, slots=True)
class Group:
    """A report, and the prints of it that are not kept; `article.also` names them."""

    article: Article
    others: tuple[Article, ...] = ()


def groups(articles: Sequence[Article]) -> list[Group]:
    """Return every article in one group, in the order of those that are kept.

    What is kept does not hang on the order of the articles: the fullest print, and of prints
    as full as that the earliest.
    """
    prints = [_Print(article) for article in articles]
    near = _neighbours(prints)
    leaders = sorted(range(len(prints)), key=lambda i: (-len(prints[i].plain), *prints[i].age))
    found: dict[int, Group] = {}
    taken: set[int] = set()
    for leader in leaders:
        if leader in taken:
            continue
        members = [leader, *sorted(near.get(leader, set()) - taken)]
        kept = min(members, key=lambda i: (not prints[i].stands_for(prints[leader]), prints[i].age))
        found[kept] = _group(prints[kept].article, [articles[i] for i in members if i != kept])
        taken.update(members)
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
    """An article as it is compared."""

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
        """Every figure, and the two characters on either side of each place where it stands."""
        found: dict[str, set[tuple[str, str]]] = {}
        for match in _FIGURE.finditer(self.plain):
            start, end = match.span()
            sides = (self.plain[max(0, start - 2) : start], self.plain[end : end + 2])
            found.setdefault(match[0], set()).add(sides)
        return found

    def is_print_of(self, other: _Print) -> bool:
        """Return whether both are the same report, one of them perhaps shortened."""
        short, long = sorted((self, other), key=lambda p: (len(p.plain), p.plain))
        if short.plain == long.plain:
            return not _other_zone(self, other)
        if len(short.plain) < _SHORT or 2 * len(short.plain) < len(long.plain):
            return False
        within = _share_within(short, long) >= _WITHIN
        return within and not _other_zone(self, other) and long.has_figures_of(short)

    def stands_for(self, fullest: _Print) -> bool:
        """Return whether nothing is lost with the fullest print if this one is kept."""
        full = len(self.plain) >= _AS_FULL * len(fullest.plain)
        return full and self.has_figures_of(fullest)

    def has_figures_of(self, other: _Print) -> bool:
        """Return whether every figure of the other stands here too, between the same characters."""
        return all(
            any(_continues(mine, theirs) for mine in self.figures.get(figure, ()))
            for figure, places in other.figures.items()
            for theirs in places
        )


def _plain(article: Article) -> str:
    """Return the letters and figures of a text, without what one print alone has before them."""
    folded = fold(article.text).strip()
    body = without_stamp(folded.removeprefix(fold(article.title).strip()).lstrip())
    return _NOISE.sub("", body) or folded


def _continues(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Return whether the neighbours of a figure are the same, as far as the texts reach."""
    before = one[0].endswith(two[0]) or two[0].endswith(one[0])
    return before and (one[1].startswith(two[1]) or two[1].startswith(one[1]))


def _other_zone(one: _Print, two: _Print) -> bool:
    """Return whether they are about two zones: both name one, and neither names the other's."""
    a, b = one.article, two.article
    if not a.zone or not b.zone or a.zone == b.zone:
        return False
    return a.zone not in b.title + b.text and b.zone not in a.title + a.text


def _share_within(short: _Print, long: _Print) -> float:
    import numpy as np

    shared = np.intersect1d(short.shingles, long.shingles, assume_unique=True)
    return len(shared) / len(short.shingles)


def _neighbours(prints: Sequence[_Print]) -> dict[int, set[int]]:
    """For each print, the others that are prints of the same report."""
    near: dict[int, set[int]] = {}
    for one, two in _candidates(prints):
        if prints[one].is_print_of(prints[two]):
            near.setdefault(one, set()).add(two)
            near.setdefault(two, set()).add(one)
    return near


def _candidates(prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """Yield pairs that are worth a look."""
    from datasketch import MinHash, MinHashLSH

    found = MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))
    blank = MinHash(num_perm=_BANDS * _ROWS, hashfunc=int)
    for number, one in enumerate(prints):
        sketch = blank.copy()
        sketch.update_batch(one.shingles.tolist())
        yield from ((other, number) for other in found.query(sketch))
        found.insert(number, sketch)
