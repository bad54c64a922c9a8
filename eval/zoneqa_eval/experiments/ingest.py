"""Building an index in one process, in several and on Ray: the same index, how fast, how large.

Builds are also killed while they embed, a worker of one and the whole of another, and must come to
the same index: nothing lost, nothing twice. Linux only.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from zoneqa.parallel.ray_cluster import is_installed
from zoneqa_eval.scale.watched_build import (
    Disturbance,
    WatchedBuild,
    content_digests,
    kill_build,
    kill_worker,
    run_index,
)

_HEAD = (
    *("articles", "built by", "s", "CPU s", "ratio", "ratio, idle cores"),
    *("main, MiB", "worker, MiB", "index"),
)
_KILLED_AT = 0.3
"""Share of the passages that are embedded when a process is killed."""


Digests = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an index is built: a name and the settings for it."""

    name: str
    environ: Mapping[str, str]


def places() -> list[Place]:
    """Return one process, two, and Ray with one and two workers where it is installed."""
    here = [
        Place("one process", {"ZONEQA_WORKERS": "1"}),
        Place("two processes", {"ZONEQA_WORKERS": "2"}),
    ]
    ray = [
        Place(f"Ray, {name}", {"ZONEQA_WORKERS": count, "ZONEQA_RAY_ADDRESS": "local"})
        for name, count in (("one worker", "1"), ("two workers", "2"))
    ]
    return [*here, *(ray if is_installed() else ())]


def run(articles: Path, sizes: Sequence[int], scratch: Path, echo: Callable[[str], object]) -> None:
    """Measure so many of the articles of a .jsonl file, or a whole folder, and print a table.

    Each model has one thread, so that more workers mean more cores. Of the largest part, builds are
    also killed.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    echo(_line(_HEAD))
    echo(_line(["---"] * len(_HEAD)))
    for name, corpus in _parts(articles, sizes, scratch):
        first, digests = _compare(name, corpus, scratch, echo)
    for place in places()[1::2]:
        for line in _killed(corpus, place, scratch, digests):
            echo(f"{place.name}, {line}, of {first.embedded} texts")


def _parts(articles: Path, sizes: Sequence[int], scratch: Path) -> Iterator[tuple[str, Path]]:
    """Yield the corpus of each size, the largest last; a folder, or no size, as it is."""
    if articles.is_dir() or not sizes:
        yield articles.name, articles
        return
    for size in sorted(sizes):
        part = scratch / f"articles-{size}.jsonl"
        with articles.open(encoding="utf-8") as lines:
            part.write_text("".join(islice(lines, size)), encoding="utf-8")
        yield f"{size:,}", part


def _compare(
    articles: str, corpus: Path, scratch: Path, echo: Callable[[str], object]
) -> tuple[WatchedBuild, Digests]:
    """Build in every place, print a line for each, and return the first build and its digests."""
    found: list[tuple[WatchedBuild, Digests]] = []
    for place in places():
        root = _emptied(scratch / "index")
        built = run_index(corpus, root, _settings(place))
        found.append((built, content_digests(root)))
        first, expected = found[0]
        cells = (
            *(articles, place.name, f"{built.seconds:.1f}", f"{built.cpu_s:.1f}"),
            f"{first.seconds / built.seconds:.2f}",
            f"{first.path_s / built.path_s:.2f}",
            *(f"{built.main_mib:.0f}", f"{built.worker_mib:.0f}"),
            _verdict(found[-1][1], expected),
        )
        echo(_line(cells))
    return found[0]


def _killed(corpus: Path, place: Place, scratch: Path, expected: Digests) -> Iterator[str]:
    """Yield what became of a build one of whose workers was killed, and of one that was itself."""
    root, settings = _emptied(scratch / "index"), _settings(place)
    one = run_index(corpus, root, settings, Disturbance(_KILLED_AT, kill_worker))
    verdict = _verdict(content_digests(root), expected)
    yield f"a worker killed: exit {one.code}, {verdict}, {one.embedded} embedded"
    _emptied(root)
    broken = run_index(corpus, root, settings, Disturbance(_KILLED_AT, kill_build))
    again = run_index(corpus, root, settings)
    verdict = _verdict(content_digests(root), expected)
    yield f"all killed: exit {broken.code}, then {again.code}, {verdict}, {again.embedded} left"


def _verdict(found: Digests, expected: Digests) -> str:
    names = found.keys() | expected.keys()
    wrong = sorted(name for name in names if found.get(name) != expected.get(name))
    return f"differs in {', '.join(wrong)}" if wrong else "the same index"


def _settings(place: Place) -> dict[str, str]:
    return {"ZONEQA_THREADS": "1", **place.environ}


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
