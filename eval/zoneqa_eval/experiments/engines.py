"""Search engines compared: what a Milvus finds and answers, beside the files of the index."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from zoneqa.answer.answerer import Answerer
from zoneqa.settings import Settings
from zoneqa.types import Hit, Say
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.datasets.dataset import sample
from zoneqa_eval.datasets.load import load_dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.harness.answerers import open_answerer

DEPTH = 10


@dataclass(frozen=True, slots=True)
class EngineResult:
    """What one engine finds for a question, and what is answered from it."""

    hits: Sequence[Hit]
    answer: str
    seconds: float

    @property
    def passages(self) -> list[str]:
        """Return the ids of the passages found, the best first."""
        return [hit.passage.id for hit in self.hits]


def run(settings: Settings, spec: Spec, limit: int, folder: Path, say: Say) -> Iterator[str]:
    """Ask questions of a spec with both engines and yield lines on how far they agree.

    Without an address in the settings, Milvus Lite runs in this process.
    """
    dataset = load_dataset(spec)
    cases = sample(dataset.cases, limit)
    root, uri = folder / "index-engines", settings.milvus_uri or str(folder / "engines.db")
    folder.mkdir(parents=True, exist_ok=True)
    milvus = replace(settings, engine="milvus", milvus_uri=uri)
    local = open_answerer(replace(settings, engine="local"), dataset.corpus, root, say)
    of_files = [_found(local, case) for case in cases]
    remote = open_answerer(milvus, dataset.corpus, root, say)
    of_milvus = [_found(remote, case) for case in cases]
    passages = sum(manifest.passages for manifest in remote.index.manifests)
    yield f"{len(cases)} questions of {spec.name}, {passages} passages"
    yield from _agreement(of_files, of_milvus)
    yield from _differences(cases, of_files, of_milvus)
    yield from _unanswered(root)


def _found(answerer: Answerer, case: Case) -> EngineResult:
    query = answerer.analyzer.analyze(case.question)
    began = perf_counter()
    hits = answerer.pipeline.retriever.search(query, DEPTH)
    seconds = perf_counter() - began
    return EngineResult(hits, answerer.ask(case.question).text, seconds)


def _agreement(a: Sequence[EngineResult], b: Sequence[EngineResult]) -> Iterator[str]:
    pairs = list(zip(a, b, strict=True))
    first = sum(one.passages[:1] == other.passages[:1] for one, other in pairs)
    overlaps = [_overlap(one.passages, other.passages) for one, other in pairs]
    answers = sum(one.answer == other.answer for one, other in pairs)
    yield f"first passage equal   {first / len(pairs):.1%}"
    yield f"overlap of {DEPTH}         {sum(overlaps) / len(pairs):.3f}"
    yield f"answers equal         {answers / len(pairs):.1%}"
    for name, found in (("files", a), ("Milvus", b)):
        seconds = sorted(each.seconds for each in found)
        yield f"finding in {name:<10} {1000 * seconds[len(seconds) // 2]:.0f} ms (p50)"


def _overlap(a: Sequence[str], b: Sequence[str]) -> float:
    return len(set(a) & set(b)) / max(len(a), len(b), 1)


def _differences(
    cases: Sequence[Case], a: Sequence[EngineResult], b: Sequence[EngineResult]
) -> Iterator[str]:
    for case, one, other in zip(cases, a, b, strict=True):
        if one.answer != other.answer:
            yield f"{case.id} {case.question}\n  files  {one.answer}\n  Milvus {other.answer}"


def _unanswered(root: Path) -> Iterator[str]:
    """Yield how `zoneqa ask` ends where a Milvus refuses to connect, or is silent."""
    for name, listens in (("refuses", False), ("is silent", True)):
        with _port(listens=listens) as port:
            code, seconds, busy = _asked(root, f"http://127.0.0.1:{port}")
            yield f"a Milvus that {name}: exit {code} after {seconds:.1f} s, {busy:.1f} of them CPU"


@contextmanager
def _port(*, listens: bool) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        if not listens:
            server.close()
        yield port


def _asked(root: Path, uri: str) -> tuple[int, float, float]:
    """Return the exit code of a question, and its seconds by the clock and of the processor."""
    command = (sys.executable, "-m", "zoneqa", "ask", "云岭高新区在哪里？", "--index", str(root))
    env = {**os.environ, "ZONEQA_ENGINE": "milvus", "ZONEQA_MILVUS_URI": uri}
    began, busy = perf_counter(), _processor_seconds()
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    return done.returncode, perf_counter() - began, _processor_seconds() - busy


def _processor_seconds() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
