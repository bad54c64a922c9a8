"""Speed and memory of the whole, beside the plain way: the same model in torch.

    python -m zoneqa_eval.bench [--questions 200] [--rounds 3]

Both ways index the same articles, answer the same questions over HTTP, one after the other in one
run, and answer one question from a cold start. Times depend on the machine; the ratios hold.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import httpx2 as httpx
import psutil
from platformdirs import user_cache_path

from zoneqa.models_build.packaged import find_packaged
from zoneqa_eval.sets.cases import read_cases

COLD = "2020年桂林高新区规模以上工业总产值是多少？"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured for one way; seconds, milliseconds and MiB as named."""

    index_s: float
    ask_p50_ms: float
    ask_p95_ms: float
    rss_mib: float
    cold_ask_s: float


def measure(env: dict[str, str], questions: Sequence[str], rounds: int) -> Figures:
    """Indexes, serves and asks in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        run("index", "--index", folder, env=env)
        indexed = time.perf_counter() - began
        with serving(folder, env) as (url, server):
            times = [ask(url, question) for question in questions]
            rss = server.memory_info().rss / 2**20
        cold = median(cold_ask(folder, env) for _ in range(rounds))
    cuts = quantiles(times, n=20)
    return Figures(indexed, 1000 * median(times), 1000 * cuts[18], rss, cold)


def run(*args: str, env: dict[str, str]) -> None:
    """Runs a command and discards what it says."""
    command = [sys.executable, "-m", "zoneqa", *args]
    subprocess.run(command, env={**os.environ, **env}, check=True, capture_output=True)


def cold_ask(folder: str, env: dict[str, str]) -> float:
    """Seconds from nothing to an answer."""
    began = time.perf_counter()
    run("ask", COLD, "--index", folder, env=env)
    return time.perf_counter() - began


@contextmanager
def serving(folder: str, env: dict[str, str]) -> Iterator[tuple[str, psutil.Process]]:
    """A server that is ready, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "zoneqa", "serve", "--index", folder, "--port", str(port)]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        command, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_until_ready(url)
            yield url, psutil.Process(server.pid)
        finally:
            server.terminate()


def wait_until_ready(url: str) -> None:
    """Returns when /health says so, and the examples have been made."""
    for _ in range(600):
        try:
            if httpx.get(f"{url}/health").status_code == httpx.codes.OK:
                time.sleep(5)
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server did not become ready")


def ask(url: str, question: str) -> float:
    """Seconds that an answer takes."""
    began = time.perf_counter()
    httpx.post(f"{url}/api/ask", json={"question": question}, timeout=60).raise_for_status()
    return time.perf_counter() - began


def main() -> None:
    """Measures both ways and prints them side by side."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    source = find_packaged()
    if source is None:
        raise SystemExit("the packaged model is not installed")
    folder: Path = user_cache_path("zoneqa") / "models" / source.folder_name
    questions = [case.question for case in read_cases()][: options.questions]
    ours = measure({}, questions, options.rounds)
    plain = measure({"ZONEQA_EMBEDDER": str(folder)}, questions, options.rounds)
    print(f"{len(questions)} questions{'':<14}{'zoneqa':>10}{'torch':>10}{'ratio':>8}")
    for name in Figures.__slots__:
        mine, theirs = getattr(ours, name), getattr(plain, name)
        print(f"{name:<28}{mine:>10.2f}{theirs:>10.2f}{mine / theirs:>8.2f}")


if __name__ == "__main__":
    main()
