"""Speed and memory of the service, beside the same model in torch.

Both versions index the same articles, answer the same questions over HTTP one after the other, and
answer one question from a cold start. Times depend on the machine, ratios hardly do.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import httpx2 as httpx
import psutil
from platformdirs import user_cache_path

from zoneqa.errors import ModelUnavailable
from zoneqa.models_build.packaged import find_packaged
from zoneqa_eval.datasets.cases import read_cases

COLD = "2020年桂林高新区规模以上工业总产值是多少？"

Environment = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ServiceCosts:
    """The costs of one version; seconds, milliseconds and MiB as named."""

    index_s: float
    ask_p50_ms: float
    ask_p95_ms: float
    rss_mib: float
    cold_ask_s: float


def run(questions: int, rounds: int) -> Iterator[str]:
    """Measure both versions and yield lines that set them side by side."""
    source = find_packaged()
    if source is None:
        raise ModelUnavailable("The packaged model is not installed.")
    folder: Path = user_cache_path("zoneqa") / "models" / source.folder_name
    texts = [case.question for case in read_cases()][:questions]
    ours = measure({}, texts, rounds)
    torch = measure({"ZONEQA_EMBEDDER": str(folder)}, texts, rounds)
    yield f"{len(texts)} questions{'':<14}{'zoneqa':>10}{'torch':>10}{'ratio':>8}"
    for name in ServiceCosts.__slots__:
        one, other = getattr(ours, name), getattr(torch, name)
        yield f"{name:<28}{one:>10.2f}{other:>10.2f}{one / other:>8.2f}"


def measure(env: Environment, questions: Sequence[str], rounds: int) -> ServiceCosts:
    """Index, serve and ask, in processes of their own, and return the costs."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        run_command(env, "index", "--index", folder)
        index_s = time.perf_counter() - start
        with serving(env, folder) as (url, server):
            times = [ask(url, question) for question in questions]
            rss_mib = server.memory_info().rss / 2**20
        cold_s = median(cold_ask(env, folder) for _ in range(rounds))
    p95 = quantiles(times, n=20)[18]
    return ServiceCosts(index_s, 1000 * median(times), 1000 * p95, rss_mib, cold_s)


def run_command(env: Environment, *args: str) -> None:
    """Run a command of zoneqa and discard its output."""
    subprocess.run(_command(*args), env={**os.environ, **env}, check=True, capture_output=True)


def cold_ask(env: Environment, folder: str) -> float:
    """Return the seconds from nothing to an answer."""
    start = time.perf_counter()
    run_command(env, "ask", COLD, "--index", folder)
    return time.perf_counter() - start


@contextmanager
def serving(env: Environment, folder: str) -> Iterator[tuple[str, psutil.Process]]:
    """Yield the address of a server that is ready, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(
        _command("serve", "--index", folder, "--port", str(port)),
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        url = f"http://127.0.0.1:{port}"
        try:
            wait_until_ready(url)
            yield url, psutil.Process(server.pid)
        finally:
            server.terminate()


def wait_until_ready(url: str) -> None:
    """Return when /health is positive. Raises TimeoutError after two minutes."""
    for _ in range(600):
        try:
            if httpx.get(f"{url}/health").status_code == httpx.codes.OK:
                time.sleep(5)  # the server still answers its example questions
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the server did not become ready")


def ask(url: str, question: str) -> float:
    """Return the seconds that an answer takes."""
    start = time.perf_counter()
    httpx.post(f"{url}/api/ask", json={"question": question}, timeout=60).raise_for_status()
    return time.perf_counter() - start


def _command(*args: str) -> list[str]:
    return [sys.executable, "-m", "zoneqa", *args]
