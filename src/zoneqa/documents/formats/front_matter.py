"""Front matter: the metadata at the top of a text, as YAML, TOML or lines like 标题：…."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from zoneqa.documents.formats.article_fields import MAX_VALUES, Field, by_field, field_of, one_line

_FRONT_MATTER = re.compile(
    r"\n*(?P<fence>-{3,}|\+{3})[ \t]*\n(?P<head>(?:.*\n)*?)"
    r"(?:-{3,}|\+{3}|\.{3})[ \t]*(?:\n|\Z)"
)
_LINE = re.compile(
    r"(?P<name>[^\s:：=#'\"][^:：=]{0,30}?|[\"'][^:：=]{1,30}[\"'])\s*[:：=](?P<value>.*)"
)
_QUOTED = re.compile(r"([\"'])((?:(?!\1).)*)\1")
_BLOCK_SCALAR = re.compile(r"[|>][-+\d]*")
_OPEN_FENCE = re.compile(r"\A\s*(?:-{3,}[ \t]*\n)?\s*")
_TEXT_LABEL = re.compile(r"\A(?:正文|内容)\s*[:：\n]\s*")
_NAMES = re.compile(r"^[^\s:：]{2,8}(?=\s?[:：])", re.MULTILINE)


def split_front_matter(text: str) -> tuple[dict[Field, str], str] | None:
    """Return the fields and the text below, or None if there is no front matter."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return _split_unfenced(text)
    head = found["head"]
    parsed = _toml(head) if found["fence"] == "+++" else _yaml(head)
    # What people write is not always valid: a title may begin with [ or &, or hold a colon. The
    # lines say what the parser fails at or takes for syntax.
    lines = dict(_lines(head))
    if parsed is None and not any(map(field_of, lines)):
        return None
    named = {**lines, **dict(_texts(parsed or {}, lines))}
    return by_field(named.items()), text[found.end() :]


def _split_unfenced(text: str) -> tuple[dict[Field, str], str] | None:
    """Return the fields of lines like 标题：… at the top, if it is certain that they are such."""
    named: list[tuple[str, str]] = []
    rest = _OPEN_FENCE.sub("", text, count=1)  # a fence that is never closed
    while (line := _LINE.match(rest)) and field_of(line["name"]) not in (None, "text"):
        named.append((line["name"], one_line(line["value"])))
        rest = rest[line.end() :].lstrip()
    fields = by_field(named)
    if "title" not in fields or len(fields) < 2:
        return None
    if any(field_of(name) == "title" for name in _NAMES.findall(rest)):
        return None  # several articles in one file
    return fields, _TEXT_LABEL.sub("", rest, count=1)


def _yaml(head: str) -> Mapping[Any, object] | None:
    try:
        # The base loader keeps every scalar as written: 12:30:00 is no number and no is not False.
        matter = yaml.load(head.replace("\t", " "), Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return matter if isinstance(matter, dict) else None


def _toml(head: str) -> Mapping[Any, object] | None:
    try:
        return tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _lines(head: str) -> Iterator[tuple[str, str]]:
    for line in head.split("\n"):
        if found := _LINE.fullmatch(line):
            value = found["value"].strip()
            quoted = _QUOTED.fullmatch(value)
            if not _BLOCK_SCALAR.fullmatch(value):
                yield found["name"].strip("\"' "), one_line(quoted[2] if quoted else value)


def _texts(matter: Mapping[Any, object], lines: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, value in matter.items():
        name, text = str(key), _text(value)
        # In a title, [快讯] is no list, and what follows a # is no comment.
        is_syntax = isinstance(value, list) or lines.get(name, "").startswith(f"{text} #")
        if text and not (is_syntax and field_of(name) == "title"):
            yield name, text


def _text(value: object) -> str:
    """Return a scalar, or the scalars of a list; what is nested could expand to gigabytes."""
    if isinstance(value, list):
        scalars = value[:MAX_VALUES]
        return " ".join(one_line(str(one)) for one in scalars if not isinstance(one, (list, dict)))
    return "" if isinstance(value, dict) else one_line(str(value))
