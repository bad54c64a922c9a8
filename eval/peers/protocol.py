"""What a peer is asked to do, and the JSON lines with which it is asked.

    python -m peers.txtai FOLDER MODEL documented

FOLDER is where the peer keeps its index, MODEL a sentence-transformers folder. The last argument is
how the peer is set: as its documentation does it, or for `chinese` text by somebody who knows it.
The first line on stdout gives the versions of what it is made of; after that each line of stdin is
a command, and each line of stdout its reply.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TextIO

CHINESE = "chinese"


class Report(NamedTuple):
    """A newspaper report as a peer is to index it: its title, if it has one, and its text."""

    id: str
    content: str


class Hit(NamedTuple):
    """A text that was found, and the report that it comes from."""

    report: str
    text: str


class Peer(Protocol):
    """A way to index and search reports; its index lies in one folder."""

    def index(self, corpus: Path) -> None:
        """Write the index of a corpus into the empty folder."""

    def open(self) -> None:
        """Read the index, so that it can be searched and updated."""

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        """Bring the open index and its folder up to date with a corpus that has changed.

        `written` are the reports that are new or changed, `removed` those that are gone.
        """

    def search(self, question: str, k: int) -> Sequence[Hit]:
        """Return the best k texts for a question, the best first."""


MakePeer = Callable[[Path, str, str], Peer]
"""Returns a peer from the folder of its index, the folder of the model, and how it is set."""


def read_reports(corpus: Path, ids: Collection[str] | None = None) -> Iterator[Report]:
    """Yield the reports of a file in BEIR's layout, or those of some ids."""
    with corpus.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if ids is None or row["_id"] in ids:
                yield Report(row["_id"], "\n".join(filter(None, [row["title"], row["text"]])))


def serve(make: MakePeer, *packages: str) -> None:
    """Run the commands on stdin with a peer that is made of these packages."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # What a library prints must not be taken for a reply.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    folder, model, setting = sys.argv[1:]
    peer = make(Path(folder), model, setting)
    _write(replies, {"versions": {name: version(name) for name in packages}})
    for line in sys.stdin:
        _write(replies, run_command(peer, json.loads(line)))


def run_command(peer: Peer, command: dict[str, Any]) -> dict[str, Any]:
    """Run one command and return its reply. Raises ValueError if there is no such command."""
    match command:
        case {"command": "index", "corpus": corpus}:
            peer.index(Path(corpus))
        case {"command": "open"}:
            peer.open()
        case {"command": "update", "corpus": corpus, "written": written, "removed": removed}:
            peer.update(Path(corpus), written, removed)
        case {"command": "search", "question": question, "k": k}:
            return {"hits": [hit._asdict() for hit in peer.search(question, k)]}
        case _:
            raise ValueError(f"no such command: {command}")
    return {}


def _write(replies: TextIO, reply: dict[str, Any]) -> None:
    replies.write(json.dumps(reply, ensure_ascii=False) + "\n")
    replies.flush()
