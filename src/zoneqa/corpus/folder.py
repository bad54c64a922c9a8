"""A corpus: the articles of a path and what had to be skipped."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from zoneqa.corpus.jsonl import read_jsonl
from zoneqa.corpus.markdown import read_markdown, read_plain
from zoneqa.errors import EmptyCorpus, UnreadableInput
from zoneqa.types import Article

Read = Callable[[Path, str], Iterator[Article | UnreadableInput]]

READERS: dict[str, Read] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain,
    ".jsonl": read_jsonl,
}
"""What reads a file, by its suffix in lower case."""

# A README in a corpus tells about the articles; it is none.
_NOT_ARTICLES = {"readme.md", "readme.txt", "readme.markdown"}


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that did not become an article, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with distinct ids, in a fixed order."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over every field of every article."""
        sha = hashlib.sha256()
        for article in self.articles:
            sha.update("\x1f".join(str(field) for field in astuple(article)).encode() + b"\x1e")
        return sha.hexdigest()


def read_corpus(path: Path) -> Corpus:
    """Reads every article under a path. Raises UnreadableInput, or EmptyCorpus if there is none."""
    if not path.exists():
        raise UnreadableInput(f"{path} does not exist.")
    articles: dict[str, Article] = {}
    skipped: list[Skipped] = []
    for file in _files(path):
        for item in _read(file, path, skipped):
            _add(item, articles, skipped)
    if not articles:
        reasons = "; ".join(f"{s.name}: {s.reason}" for s in skipped[:3])
        raise EmptyCorpus(f"{path} holds no readable article{f' ({reasons})' if reasons else ''}.")
    return Corpus(tuple(articles.values()), tuple(skipped))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    try:
        os.listdir(path)
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read: {error.strerror}.") from error
    found = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
    visible = (file for file in found if not _hidden(file.relative_to(path)))
    return sorted(file for file in visible if file.name.lower() not in _NOT_ARTICLES)


def _hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def _read(file: Path, root: Path, skipped: list[Skipped]) -> Iterator[Article]:
    name = _shown(file.name if file == root else str(file.relative_to(root)))
    reader = READERS.get(file.suffix.lower())
    reason = _refusal(file, root) or (None if reader else f"unknown file type {file.suffix!r}")
    if reader is None or reason:
        skipped.append(Skipped(name, reason or ""))
        return
    found = False
    try:
        for item in reader(file, name.removesuffix(file.suffix)):
            if isinstance(item, UnreadableInput):
                skipped.append(Skipped(name, str(item)))
            else:
                found = True
                yield item
    except UnreadableInput as error:
        skipped.append(Skipped(name, str(error)))
    else:
        if not found:
            skipped.append(Skipped(name, "no text in it"))


def _refusal(file: Path, root: Path) -> str | None:
    """Why a file must not be opened at all."""
    if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
        return "a link that leaves the folder"
    return None if file.is_file() else "not a regular file"


def _shown(name: str) -> str:
    # A file name may hold bytes that are not text; an id must be text.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _add(article: Article, articles: dict[str, Article], skipped: list[Skipped]) -> None:
    known = articles.get(article.id)
    if known is None:
        articles[article.id] = article
    elif known == article:
        skipped.append(Skipped(article.id, "the same article twice"))
    else:
        number = next(n for n in range(2, 1 << 30) if f"{article.id}~{n}" not in articles)
        articles[f"{article.id}~{number}"] = replace(article, id=f"{article.id}~{number}")
        skipped.append(Skipped(article.id, f"id used twice; the second became {article.id}~{number}"))
