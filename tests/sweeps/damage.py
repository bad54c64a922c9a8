"""Damaged files: noticed before an answer, and an older generation answers instead."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sweeps import job as jobs
from tests.sweeps.child import in_child
from tests.sweeps.report import Line
from zoneqa.errors import DamagedIndex
from zoneqa.index import current_name, open_sound

BLOCK = 4096

Damage = Callable[[Path, Path, random.Random], str]
"""Damages a generation, given another one beside it, and returns how."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage, and how many times a full sweep tries it."""

    name: str
    damage: Damage
    times: int


def flip(folder: Path, _other: Path, random_source: random.Random) -> str:
    """Flip one bit; each byte of the generation is equally likely."""
    path, at = _place(folder, random_source)
    data = bytearray(path.read_bytes())
    bit = random_source.randrange(8)
    data[at] ^= 1 << bit
    path.write_bytes(data)
    return f"bit {bit} of byte {at} of {path.name} flipped"


def blank(folder: Path, _other: Path, random_source: random.Random) -> str:
    """Zero a block that was not all zeros."""
    while True:
        path, at = _place(folder, random_source)
        start = at - at % BLOCK
        data = bytearray(path.read_bytes())
        size = len(data[start : start + BLOCK])
        if any(data[start : start + BLOCK]):
            data[start : start + BLOCK] = bytes(size)
            path.write_bytes(data)
            return f"{size} bytes of {path.name} zeroed from {start}"


def truncate(folder: Path, _other: Path, random_source: random.Random) -> str:
    """Truncate a file; each file is equally likely."""
    path = random_source.choice([path for path in _files(folder) if path.stat().st_size])
    whole = path.stat().st_size
    size = random_source.choice([0, whole // 2, whole - 1, random_source.randrange(whole)])
    with path.open("r+b") as file:
        file.truncate(size)
    return f"{path.name} cut off at {size}"


def swap(folder: Path, other: Path, random_source: random.Random) -> str:
    """Replace a file by another one of either generation."""
    while True:
        path = random_source.choice(_files(folder))
        same = [each for each in _files(other) if each.suffix == path.suffix]
        instead = random_source.choice(random_source.choice([same, _files(folder)]))
        if instead.read_bytes() != path.read_bytes():
            shutil.copyfile(instead, path)
            return f"{path.name} replaced by {instead.parent.name}/{instead.name}"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _place(folder: Path, random_source: random.Random) -> tuple[Path, int]:
    """Return a random byte of a generation: its file and its offset."""
    files = _files(folder)
    (path,) = random_source.choices(files, [path.stat().st_size for path in files])
    return path, random_source.randrange(path.stat().st_size)


KINDS = (
    Kind("bit flipped", flip, 300),
    Kind("block zeroed", blank, 60),
    Kind("truncated", truncate, 60),
    Kind("file swapped", swap, 20),
)


def lines(share: float, seed: int) -> Iterator[Line]:
    """Try every kind of damage and yield a line for each."""
    random_source = random.Random(seed)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "index"
        before, names = in_child(lambda: _prepare(root))
        for kind in KINDS:
            times = max(1, round(kind.times * share))
            wrong = [_try(root, names, before, kind.damage, random_source) for _ in range(times)]
            failures = tuple(each for each in wrong if each)
            yield Line("damage", kind.name, times, f"noticed {times - len(failures)}", failures)


def _prepare(root: Path) -> tuple[jobs.Answers, tuple[str, str]]:
    """Build two generations; return the answers of the first and the names of both."""
    older = jobs.build(root, 1)
    before = jobs.answers(root)
    return before, (older, jobs.build(root, 2))


def _try(
    root: Path,
    names: tuple[str, str],
    before: jobs.Answers,
    damage: Damage,
    random_source: random.Random,
) -> str | None:
    """Return what went wrong after which damage; None if nothing did."""
    older, current = (root / name for name in names)
    spare = root.with_name("spare")
    shutil.copytree(current, spare)
    how = damage(current, older, random_source)
    wrong = in_child(lambda: _found(root, older, before))
    shutil.rmtree(current)
    spare.rename(current)
    return f"{how}: {wrong}" if wrong else None


def _found(root: Path, older: Path, before: jobs.Answers) -> str | None:
    """Return what is wrong with how the damage was handled; None if nothing is."""
    opened = open_sound(root)
    if opened.name != older.name or not opened.warning:
        return f"{opened.name} answers, warning {opened.warning}"
    if str(current_name(root)) not in opened.warning:
        return f"the warning is {opened.warning}"
    if jobs.answers(root).said != before.said:
        return "the generation before answers otherwise"
    aside = older.rename(root.with_name("aside"))
    try:
        open_sound(root)
    except DamagedIndex:
        return None
    else:
        return "it is opened if there is no generation before"
    finally:
        aside.rename(older)
