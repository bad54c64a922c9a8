"""Settings: their defaults, variables and descriptions, from which the help and docs are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from zoneqa.errors import UsageError

PREFIX = "ZONEQA_"
_HOST_NAME = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")

Parse = Callable[[str], Any]
"""Text to a value; raises ValueError, which says what was expected."""


def _positive(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise ValueError("a whole number above 0")
    return int(raw)


def _switch(raw: str) -> bool:
    if raw not in ("0", "1"):
        raise ValueError("0 or 1")
    return raw == "1"


def _share(raw: str) -> float:
    try:
        value = float(raw)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return value


def host_names(raw: str) -> tuple[str, ...]:
    """Parse names with commas between."""
    names = tuple(name.strip() for name in raw.split(","))
    if not all(map(_HOST_NAME.fullmatch, names)):
        raise ValueError("host names without ports, with commas between")
    return names


def _setting(default: Any, parse: Parse, description: str) -> Any:
    return field(default=default, metadata={"parse": parse, "description": description})


# Not pydantic-settings: pydantic costs .08 s, 7 % of a cold `ask` and more than all of `--help`.
@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with the value that holds where the environment says nothing."""

    corpus: Path = _setting(Path("corpus"), Path, "folder of articles, one file, or a .jsonl")
    index: Path = _setting(Path("index"), Path, "folder of the index")
    aliases: Path | None = _setting(None, Path, "file of your own names for zones")
    cache: Path | None = _setting(None, Path, "folder for built models; else the user's cache")
    embedder: str | None = _setting(
        None, str, "a sentence-transformers folder or hub name; else the packaged model"
    )
    threads: int | None = _setting(None, _positive, "threads of a model; else all cores")
    host: str = _setting("127.0.0.1", str, "address to serve on")
    port: int = _setting(8000, _positive, "port to serve on")
    hosts: tuple[str, ...] = _setting(
        (),
        host_names,
        "host names to answer under, with commas between; else any, or on a loopback address "
        "only those of this computer",
    )
    wait_seconds: int = _setting(
        10, _positive, "seconds that a question may wait for its turn; beyond, it is refused"
    )
    send_seconds: int = _setting(
        20, _positive, "seconds that a client may read nothing of its response"
    )
    connections: int = _setting(512, _positive, "connections that are open at once, at most")
    connections_per_address: int = _setting(256, _positive, "connections from one address, at most")
    libreoffice: str | None = _setting(
        None, str, "program of LibreOffice, for old office files; else the one found; `off`: none"
    )
    ocr: bool = _setting(
        False, _switch, "1 reads scans and pictures, slowly; needs `pip install 'zoneqa[ocr]'`"
    )
    passages: int = _setting(
        8, _positive, "passages read for an answer; in English half as many more"
    )
    sentences: int = _setting(4, _positive, "sentences read closely for an answer")
    generations: int = _setting(3, _positive, "generations of the index that are kept")
    passage_tokens: int = _setting(320, _positive, "tokens (cl100k) of a passage, at most")
    dense_share: float = _setting(0.5, _share, "weight of meaning against words in ranking, 0 to 1")
    threshold: float | None = _setting(
        None, _share, "confidence under which an answer is declined, 0 to 1; else as fitted"
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Return the settings of ZONEQA_* variables. Raises UsageError for an invalid value."""
        return cls(
            **{
                each.name: each.parse(raw)
                for each in DESCRIBED
                if (raw := environ.get(each.variable))
            }
        )


@dataclass(frozen=True, slots=True)
class DescribedSetting:
    """A setting as the help and the documentation show it."""

    name: str
    default: Any
    description: str
    parser: Parse

    @property
    def shown_default(self) -> str:
        """Return the default as text; empty if the setting is then left open."""
        return "" if self.default in {None, ()} else str(self.default)

    @property
    def variable(self) -> str:
        """Return the environment variable."""
        return PREFIX + self.name.upper()

    def parse(self, raw: str) -> Any:
        """Return the value of a text. Raises UsageError."""
        try:
            return self.parser(raw)
        except ValueError as error:
            message = f"{self.variable} is {raw!r}, which is not {error}."
            raise UsageError(message) from error


DESCRIBED = tuple(
    DescribedSetting(f.name, f.default, f.metadata["description"], f.metadata["parse"])
    for f in fields(Settings)
)
"""Every setting, in the order of the documentation."""
