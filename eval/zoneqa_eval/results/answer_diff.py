"""The difference between the answers of two versions, in files of `zoneqa ask --batch`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from zoneqa.errors import UsageError
from zoneqa.serialize import Json

IGNORED = {"timings_ms", "generation"}
CONFIDENCE_TOLERANCE = 1e-6
_ABSENT = "(absent)"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field with another value, by its path such as `citations.0.quote`."""

    path: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """Two answers to one question that are not equal; one of them may be missing."""

    id: str
    old: Json | None
    new: Json | None
    fields: tuple[FieldDifference, ...]


def compare_answers(
    old: Sequence[Json], new: Sequence[Json], *, allow_added: bool = False
) -> list[AnswerDifference]:
    """Return the answers that differ, paired by `id`, else by their place in the file.

    Timings and the generation may differ, confidence by no more than 1e-6; with `allow_added`, the
    new answers may have more fields. Raises UsageError if an id occurs twice.
    """
    before, after = _by_id(old), _by_id(new)
    pairs = ((i, before.get(i), after.get(i)) for i in dict.fromkeys((*before, *after)))
    found = ((i, a, b, tuple(differences(a, b, allow_added=allow_added))) for i, a, b in pairs)
    return [AnswerDifference(i, a, b, fields) for i, a, b, fields in found if fields]


def differences(
    old: Any, new: Any, path: str = "", *, allow_added: bool = False
) -> Iterator[FieldDifference]:
    """Yield every field that differs, at any depth."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            if (key in IGNORED and not path) or (allow_added and key not in old):
                continue
            one, other = old.get(key, _ABSENT), new.get(key, _ABSENT)
            yield from differences(one, other, _join(path, key), allow_added=allow_added)
    elif isinstance(old, list) and isinstance(new, list):
        for n, (one, other) in enumerate(zip_longest(old, new, fillvalue=_ABSENT)):
            yield from differences(one, other, _join(path, str(n)), allow_added=allow_added)
    elif not _are_equal(old, new, path):
        yield FieldDifference(path, old, new)


def describe(difference: AnswerDifference) -> Iterator[str]:
    """Yield lines for people: the question, both answers, and each field that differs."""
    question = (difference.old or difference.new or {}).get("question", "")
    yield f"{difference.id}  {question}"
    for name, answer in (("old", difference.old), ("new", difference.new)):
        yield f"  {name}: {_answer(answer)}"
    for field in difference.fields if difference.old and difference.new else ():
        yield f"    {field.path}: {field.old!r} -> {field.new!r}"


def _by_id(rows: Sequence[Json]) -> dict[str, Json]:
    found = {str(row.get("id", f"line {n}")): row for n, row in enumerate(rows, 1)}
    if len(found) < len(rows):
        raise UsageError("An id occurs twice in one of the files, so answers cannot be paired.")
    return found


def _are_equal(old: Any, new: Any, path: str) -> bool:
    if path == "confidence" and isinstance(old, int | float) and isinstance(new, int | float):
        return abs(old - new) <= CONFIDENCE_TOLERANCE
    return type(old) is type(new) and bool(old == new)


def _answer(answer: Json | None) -> str:
    if answer is None:
        return "(missing)"
    return f"{answer.get('answer', '')}  ({answer.get('confidence', 0.0):.4f})"


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
