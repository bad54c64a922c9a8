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
_KILLED_AT = 0.4
"""Share of the passages that are embedded when a process is killed."""


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

    Each model has one thread, so that more workers mean more cores.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    echo(_line(_HEAD))
    echo(_line(["---"] * len(_HEAD)))
    for size, corpus in _parts(articles, sizes, scratch):
        _compare(str(size or articles.name), corpus, scratch, echo)
    size, corpus = next(_parts(articles, sizes, scratch))
    for place in places()[1::2]:
        for line in _killed(corpus, place, scratch):
            echo(line)


def _parts(
    articles: Path, sizes: Sequence[int], scratch: Path
) -> Iterator[tuple[int | None, Path]]:
    """Yield the corpus of each size, the smallest first; a folder, or no size, as it is."""
    if articles.is_dir() or not sizes:
        yield None, articles
        return
    for size in sorted(sizes):
        part = scratch / f"articles-{size}.jsonl"
        with articles.open(encoding="utf-8") as lines:
            part.write_text("".join(islice(lines, size)), encoding="utf-8")
        yield size, part


def _compare(articles: str, corpus: Path, scratch: Path, echo: Callable[[str], object]) -> None:
    """Build in every place and print a line for each; the first is what others are compared to."""
    first: tuple[WatchedBuild, dict[str, str]] | None = None
    for place in places():
        root = _emptied(scratch / "index")
        built = run_index(corpus, root, _settings(place))
        digests = content_digests(root)
        first = first or (built, digests)
        cells = (
            *(articles, place.name, f"{built.seconds:.1f}", f"{built.cpu_s:.1f}"),
            f"{first[0].seconds / built.seconds:.2f}",
            f"{first[0].path_s / built.path_s:.2f}",
            *(f"{built.main_mib:.0f}", f"{built.worker_mib:.0f}"),
            _verdict(digests, first[1]),
        )
        echo(_line(cells))


def _killed(corpus: Path, place: Place, scratch: Path) -> Iterator[str]:
    """Yield what became of a build one of whose workers was killed, and of one that was itself."""
    settings = _settings(place)
    whole = run_index(corpus, _emptied(scratch / "index"), settings)
    expected = content_digests(scratch / "index")
    root = _emptied(scratch / "one")
    one = run_index(corpus, root, settings, Disturbance(_KILLED_AT, kill_worker))
    yield (
        f"{place.name}, a worker killed: exit {one.code}, {one.embedded} of {whole.embedded} texts "
        f"embedded, {_verdict(content_digests(root), expected)}"
    )
    root = _emptied(scratch / "all")
    broken = run_index(corpus, root, settings, Disturbance(_KILLED_AT, kill_build))
    again = run_index(corpus, root, settings)
    yield (
        f"{place.name}, all killed: exit {broken.code}, then {again.code}; {again.embedded} of "
        f"{whole.embedded} texts were left, {_verdict(content_digests(root), expected)}"
    )


def _verdict(found: Mapping[str, str], expected: Mapping[str, str]) -> str:
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
