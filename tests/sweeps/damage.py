"""Files that are not what was written: noticed before an answer, and answered from elsewhere."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sweeps import job as jobs
from tests.sweeps.apart import apart
from tests.sweeps.report import Line
from zoneqa.errors import DamagedIndex
from zoneqa.index import current_name, open_sound

BLOCK = 4096

Harm = Callable[[Path, Path, random.Random], str]
"""Damages a generation, given another one beside it; says how."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage, and how often it is tried by a full sweep."""

    name: str
    harm: Harm
    times: int


def flip(folder: Path, _other: Path, chance: random.Random) -> str:
    """One bit of one file; each byte of the generation is as likely as any other."""
    path, at = _place(folder, chance)
    data = bytearray(path.read_bytes())
    bit = chance.randrange(8)
    data[at] ^= 1 << bit
    path.write_bytes(data)
    return f"bit {bit} of byte {at} of {path.name} flipped"


def blank(folder: Path, _other: Path, chance: random.Random) -> str:
    """A block of zeros where there was something else."""
    while True:
        path, at = _place(folder, chance)
        start = at - at % BLOCK
        data = bytearray(path.read_bytes())
        size = len(data[start : start + BLOCK])
        if any(data[start : start + BLOCK]):
            data[start : start + BLOCK] = bytes(size)
            path.write_bytes(data)
            return f"{size} bytes of {path.name} zeroed from {start}"


def truncate(folder: Path, _other: Path, chance: random.Random) -> str:
    """A file that ends early; each file is as likely as any other."""
    path = chance.choice([path for path in _files(folder) if path.stat().st_size])
    whole = path.stat().st_size
    size = chance.choice([0, whole // 2, whole - 1, chance.randrange(whole)])
    with path.open("r+b") as file:
        file.truncate(size)
    return f"{path.name} cut off at {size}"


def swap(folder: Path, other: Path, chance: random.Random) -> str:
    """A file of another generation, or of this one, in the place of a file."""
    while True:
        path = chance.choice(_files(folder))
        same = [each for each in _files(other) if each.suffix == path.suffix]
        instead = chance.choice(chance.choice([same, _files(folder)]))
        if instead.read_bytes() != path.read_bytes():
            shutil.copyfile(instead, path)
            return f"{path.name} replaced by {instead.parent.name}/{instead.name}"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _place(folder: Path, chance: random.Random) -> tuple[Path, int]:
    """A byte of a generation: its file and where in it."""
    files = _files(folder)
    (path,) = chance.choices(files, [path.stat().st_size for path in files])
    return path, chance.randrange(path.stat().st_size)


KINDS = (
    Kind("bit flipped", flip, 300),
    Kind("block zeroed", blank, 60),
    Kind("truncated", truncate, 60),
    Kind("file swapped", swap, 20),
)


def lines(share: float, seed: int) -> Iterator[Line]:
    """Tries every kind of damage; a line for each."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "index"
        before, names = apart(lambda: _prepare(root))
        for kind in KINDS:
            times = max(1, round(kind.times * share))
            wrong = [_try(root, names, before, kind.harm, chance) for _ in range(times)]
            told = tuple(what for what in wrong if what)
            yield Line("damage", kind.name, times, f"noticed {times - len(told)}", told)


def _prepare(root: Path) -> tuple[jobs.Answers, tuple[str, str]]:
    """The answers of the first of two generations, and the names of both."""
    older = jobs.build(root, 1)
    before = jobs.answers(root)
    return before, (older, jobs.build(root, 2))


def _try(
    root: Path, names: tuple[str, str], before: jobs.Answers, harm: Harm, chance: random.Random
) -> str | None:
    """What went wrong after the harm, and which harm it was; None if nothing did."""
    older, current = (root / name for name in names)
    spare = root.with_name("spare")
    shutil.copytree(current, spare)
    how = harm(current, older, chance)
    wrong = apart(lambda: _found(root, older, before))
    shutil.rmtree(current)
    spare.rename(current)
    return f"{how}: {wrong}" if wrong else None


def _found(root: Path, older: Path, before: jobs.Answers) -> str | None:
    """What is wrong with the way in which the damage is met."""
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
