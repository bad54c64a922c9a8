"""One round of a contender: it opens an index, is asked all questions, and updates the index.

Building takes far longer than all of these, so it is done in every third round alone.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from zoneqa_eval.comparison.contenders import Contender
from zoneqa_eval.comparison.environments import ensure_installed
from zoneqa_eval.comparison.peer_process import PeerProcess, Reply
from zoneqa_eval.comparison.workload import Probe, Question, Update, Workload
from zoneqa_eval.datasets.cases import HOME

K = 20
"""Texts that are asked for."""

ROUNDS_OF_AN_INDEX = 3
"""Rounds until an index is built anew."""

THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ZONEQA_THREADS")
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "ANONYMIZED_TELEMETRY": "False",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
}

Command = Callable[[Contender, Path], Sequence[str]]
"""Returns the command that runs a contender on a folder. Raises NotInstalledError."""

Hits = Mapping[str, Sequence[Mapping[str, str]]]
"""The texts that were found for each question, the best first, with their reports."""


@dataclass(frozen=True, slots=True)
class BuildCosts:
    """The costs of building an index; each name ends with its unit."""

    reports: int
    index_s: float
    index_cpu_s: float
    index_peak_mib: float
    disk_mb: float


@dataclass(frozen=True, slots=True)
class UseCosts:
    """The costs of an index in use; each name ends with its unit.

    `seen` of `changes` changes of the update were found, or not found any more, afterwards.
    """

    cold_s: float
    cold_cpu_s: float
    query_p50_ms: float
    query_p95_ms: float
    query_cpu_ms: float
    rss_mib: float
    update_s: float
    update_cpu_s: float
    seen: int
    changes: int


@dataclass(frozen=True, slots=True)
class Round:
    """The costs of one round, and what was found; not every round builds an index."""

    contender: str
    number: int
    build: BuildCosts | None
    use: UseCosts
    hits: Hits
    versions: Mapping[str, str]

    @classmethod
    def of_dict(cls, values: Mapping[str, Any]) -> Round:
        build = BuildCosts(**values["build"]) if values["build"] else None
        return cls(**{**values, "build": build, "use": UseCosts(**values["use"])})


class Measurer:
    """Measures contenders on a workload, with the same threads and in new processes each time.

    An index is kept in `scratch` from the round that builds it on, and copied for each round.
    """

    def __init__(self, workload: Workload, command: Command, scratch: Path, threads: int) -> None:
        self.threads = threads
        self._workload, self._command, self._scratch = workload, command, scratch
        paths = (HOME / "src", HOME / "eval", *os.environ.get("PYTHONPATH", "").split(os.pathsep))
        self._env = {
            **os.environ,
            **OFFLINE,
            **dict.fromkeys(THREADS, str(threads)),
            "PYTHONPATH": os.pathsep.join(map(str, filter(None, paths))),
        }

    def measure(self, contender: Contender, number: int) -> Round:
        """Return one round. Raises NotInstalledError or PeerFailedError."""
        kept, used = (self._scratch / contender.key / name for name in ("index", "used"))
        is_due = number % ROUNDS_OF_AN_INDEX == 0 or not kept.exists()
        build = self._build(contender, kept) if is_due else None
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(kept, used)
        with self._start(contender, used) as process:
            use, hits = self._use(process)
            versions = process.versions
        shutil.rmtree(used)
        return Round(contender.key, number, build, use, hits, versions)

    def _build(self, contender: Contender, folder: Path) -> BuildCosts:
        """Build the index anew; what a build that failed leaves is not kept."""
        building = folder.with_name("building")
        for old in (folder, building):
            shutil.rmtree(old, ignore_errors=True)
        building.mkdir(parents=True)
        with self._start(contender, building) as process:
            indexed = process.ask("index", corpus=str(self._workload.corpus))
            peak_mib = process.peak_rss_mib()
        building.rename(folder)
        sizes = (path.stat().st_size for path in folder.rglob("*") if path.is_file())
        return BuildCosts(
            reports=len(self._workload.rows),
            index_s=indexed.seconds,
            index_cpu_s=indexed.cpu_seconds,
            index_peak_mib=peak_mib,
            disk_mb=sum(sizes) / 1e6,
        )

    def _use(self, process: PeerProcess) -> tuple[UseCosts, Hits]:
        """Open an index, ask everything twice and update it."""
        questions, update = self._workload.questions, self._workload.update
        process.ask("open")
        process.ask("search", question=questions[0].text, k=K)
        cold_s, cold_cpu_s = time.perf_counter() - process.started, process.cpu_seconds()
        hits, _, _ = _ask_all(process, questions)
        _, times_ms, cpu_ms = _ask_all(process, questions)
        rss_mib = process.rss_mib()
        updated = _update(process, update)
        use = UseCosts(
            cold_s=cold_s,
            cold_cpu_s=cold_cpu_s,
            query_p50_ms=median(times_ms),
            query_p95_ms=quantiles(times_ms, n=20)[18],
            query_cpu_ms=cpu_ms,
            rss_mib=rss_mib,
            update_s=updated.seconds,
            update_cpu_s=updated.cpu_seconds,
            seen=changes_seen(process, update),
            changes=len(update.probes),
        )
        return use, hits

    def _start(self, contender: Contender, folder: Path) -> PeerProcess:
        log = self._scratch / f"{contender.key}.log"
        return PeerProcess(self._command(contender, folder), self._env, log)


def installed_command(model: Path) -> Command:
    """Return the commands for the peers in eval/peers, each in its own environment."""

    def command(contender: Contender, folder: Path) -> Sequence[str]:
        ours = Path(sys.executable)
        python = ours if contender.is_zoneqa else ensure_installed(contender.module)
        module = f"peers.{contender.module}"
        return [str(python), "-m", module, str(folder), str(model), contender.setting]

    return command


def changes_seen(process: PeerProcess, update: Update) -> int:
    """Return how many changes a search shows: what is new is found, what is gone is not."""
    return sum(_finds(process, probe) == probe.is_found for probe in update.probes)


def _finds(process: PeerProcess, probe: Probe) -> bool:
    hits = process.ask("search", question=probe.question, k=K).values["hits"]
    return any(hit["report"] == probe.report and probe.words in hit["text"] for hit in hits)


def _ask_all(
    process: PeerProcess, questions: Sequence[Question]
) -> tuple[Hits, list[float], float]:
    """Return the hits of all questions, their milliseconds, and the mean of processor time."""
    replies = {q.id: process.ask("search", question=q.text, k=K) for q in questions}
    times_ms = [1000 * reply.seconds for reply in replies.values()]
    cpu_ms = 1000 * sum(reply.cpu_seconds for reply in replies.values()) / len(replies)
    return {id: reply.values["hits"] for id, reply in replies.items()}, times_ms, cpu_ms


def _update(process: PeerProcess, update: Update) -> Reply:
    return process.ask(
        "update", corpus=str(update.corpus), written=update.written, removed=update.removed
    )
