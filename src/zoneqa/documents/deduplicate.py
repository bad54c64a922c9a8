"""Deduplication of reports that were printed more than once.

MinHash proposes pairs of texts that are worded alike. They are prints of one report only if one
says everything that the other says, about the same zone and at about the same time. If not, the
later one follows the earlier: this year's figures in last year's words, or a correction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zoneqa.documents.prints import Print, shingles
from zoneqa.text.heading import heading
from zoneqa.text.normalize import fold
from zoneqa.types import Article, Reprint

# 32 bands of 3 rows find a pair that shares half of its shingles in 98 of 100 cases.
_BANDS, _ROWS = 32, 3

_Links = list[set[int]]
"""For each print, the numbers of others."""


@dataclass(frozen=True, slots=True)
class Group:
    """The kept print of a report and its dropped reprints, which `article.also` lists.

    `follows` is the id of the last earlier report that it repeats with changes, or corrects.
    """

    article: Article
    others: tuple[Article, ...] = ()
    follows: str | None = None


def groups(articles: Sequence[Article]) -> list[Group]:
    """Return the articles in groups of reprints, in the order of the kept articles.

    The choice does not depend on the order of the articles: the fullest print is kept, or the
    earliest one that says as much.
    """
    identical = _identical([Print(article) for article in articles])
    prints = [oldest for oldest, *_ in identical]
    replaceable, earlier = _compare(prints)
    _add_corrections(identical, earlier)
    members = _members(prints, replaceable)
    kept_for = {number: kept for kept, numbers in members.items() for number in numbers}
    found: list[Group] = []
    for kept, numbers in sorted(members.items()):
        others = [o for n in numbers for o in identical[n] if o is not prints[kept]]
        before = [prints[kept_for[number]] for number in earlier[kept] - numbers]
        last = max(before, key=lambda one: one.age, default=None)
        found.append(_group(prints[kept].article, others, last.article.id if last else None))
    return found


def alike(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of prints that are worded alike, by their numbers."""
    for one, other in _candidates(prints):
        if prints[one].resembles(prints[other]):
            yield one, other


def _identical(prints: Sequence[Print]) -> list[list[Print]]:
    """Return the prints that need no comparing in groups, the oldest of each first and in order.

    Comparing the copies of a text with one another would take time in square of their number.
    """
    found: dict[tuple[object, ...], list[Print]] = {}
    for one in prints:
        key = one.plain, one.article.zone, one.article.date, one.is_correction
        found.setdefault(key, []).append(one)
    by_oldest = {id(min(same, key=lambda p: p.age)): same for same in found.values()}
    return [
        sorted(by_oldest[id(one)], key=lambda p: p.age) for one in prints if id(one) in by_oldest
    ]


def _group(kept: Article, others: list[Print], follows: str | None) -> Group:
    ordered = [other.article for other in sorted(others, key=lambda other: other.age)]
    origins = [o for other in ordered for o in (_origin(other), *other.also)]
    also = tuple(dict.fromkeys((*kept.also, *origins)))
    return Group(replace(kept, also=also), tuple(ordered), follows)


def _origin(article: Article) -> Reprint:
    return Reprint(article.id, heading(article), article.source, article.date, article.url)


def _members(prints: Sequence[Print], replaceable: _Links) -> dict[int, set[int]]:
    """Return the prints of each report by the number of the kept one, which is among them."""
    less_full = {
        other
        for number, others in enumerate(replaceable)
        for other in others
        if number not in replaceable[other]
    }

    def rank(number: int) -> tuple[bool, int, tuple[str, str]]:
        return number in less_full, -len(prints[number].plain), prints[number].age

    members: dict[int, set[int]] = {}
    assigned: set[int] = set()
    for leader in sorted(range(len(prints)), key=rank):
        if leader not in assigned:
            group = {leader, *(replaceable[leader] - assigned)}
            as_full = [n for n in group if n == leader or leader in replaceable[n]]
            members[min(as_full, key=lambda n: prints[n].age)] = group
            assigned |= group
    return members


def _compare(prints: Sequence[Print]) -> tuple[_Links, _Links]:
    """Return, for each print, the others that it can replace, and those that it follows."""
    replaceable: _Links = [set() for _ in prints]
    earlier: _Links = [set() for _ in prints]
    for pair in alike(prints):
        a, b = (prints[number] for number in pair)
        if a.has_other_subject(b):
            continue
        for one, other in (pair, pair[::-1]):
            if not a.has_other_occasion(b) and prints[one].says_all_of(prints[other]):
                replaceable[one].add(other)
            elif prints[one].is_later_than(prints[other]):
                earlier[one].add(other)
    return replaceable, earlier


def _add_corrections(identical: Sequence[Sequence[Print]], earlier: _Links) -> None:
    """Add to each correction the articles whose titles it names."""
    by_title: dict[str, set[int]] = {}
    for number, same in enumerate(identical):
        for one in same:
            by_title.setdefault(fold(one.article.title), set()).add(number)
    for number, (oldest, *_) in enumerate(identical):
        for title in oldest.corrected_titles:
            earlier[number] |= by_title.get(title, set()) - {number}


def _candidates(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are similar enough to be compared in full."""
    import numpy as np
    from datasketch import MinHash

    from zoneqa.documents.lsh import pairs_in_a_band

    sketches = np.empty((len(prints), _BANDS * _ROWS), dtype=np.uint32)
    empty = MinHash(num_perm=_BANDS * _ROWS, hashfunc=int)
    for number, one in enumerate(prints):
        sketch = empty.copy()
        # They are not kept with the print: few are ever compared.
        sketch.update_batch(shingles(one.plain).tolist())
        sketches[number] = sketch.hashvalues
    yield from pairs_in_a_band(sketches, _ROWS)
