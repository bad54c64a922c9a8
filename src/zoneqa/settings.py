"""Settings: environment variables, read once at the edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

from zoneqa.errors import UsageError

PREFIX = "ZONEQA_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with the value that holds where the environment says nothing."""

    corpus: Annotated[Path, "folder or file of articles to index"] = Path("corpus")
    index: Annotated[Path, "folder of the index"] = Path("index")
    aliases: Annotated[Path | None, "file of your own names for zones"] = None
    cache: Annotated[Path | None, "folder for built models; else the user's cache"] = None
    embedder: Annotated[
        str | None, "a sentence-transformers folder or hub name; else the packaged model"
    ] = None
    threads: Annotated[int | None, "threads of a model; else all cores"] = None
    host: Annotated[str, "address to serve on"] = "127.0.0.1"
    port: Annotated[int, "port to serve on"] = 8000
    passages: Annotated[int, "passages read for an answer; in English half as many more"] = 8
    sentences: Annotated[int, "sentences read closely for an answer"] = 4
    generations: Annotated[int, "generations of the index that are kept"] = 3
    passage_tokens: Annotated[int, "tokens (cl100k) of a passage, at most"] = 320
    dense_share: Annotated[float, "weight of meaning against words in ranking, 0 to 1"] = 0.5
    threshold: Annotated[
        float | None, "confidence under which an answer is declined, 0 to 1; else as fitted"
    ] = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Reads ZONEQA_* variables. Raises UsageError for a value that does not fit."""
        given = {f: environ.get(variable(f.name)) for f in fields(cls)}
        return cls(**{f.name: _cast(f.name, str(f.type), raw) for f, raw in given.items() if raw})


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _cast(name: str, annotation: str, raw: str) -> Any:
    casts: dict[str, Callable[[str], Any]] = {
        "Path": Path,
        "int": _positive,
        "float": _share,
        "str": str,
    }
    type_ = annotation.removeprefix("Annotated[").split(",")[0].removesuffix(" | None")
    try:
        return casts[type_](raw)
    except ValueError as error:
        raise UsageError(f"{variable(name)} is {raw!r}, which is not {error}.") from error


def _positive(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise ValueError("a whole number above 0")
    return int(raw)


def _share(raw: str) -> float:
    try:
        value = float(raw)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return value
