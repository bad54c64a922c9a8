"""Speed, memory and disk beside the same model with sentence-transformers and FAISS by hand.

Both index the same articles and are asked the same questions, in turn, in processes of their own.
Times depend on the machine, ratios hardly do. Linux only.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx2 as httpx
import psutil
from platformdirs import user_cache_path

from zoneqa.documents import read_corpus
from zoneqa.errors import ModelUnavailable
from zoneqa.factory import make_answerer
from zoneqa.folders.model_folder import ModelFolder
from zoneqa.indexing.chunker import Chunker
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import find_packaged
from zoneqa.settings import Settings
from zoneqa.text.heading import in_context
from zoneqa.text.tokens import open_counter
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import read_cases
from zoneqa_eval.experiments.by_hand import PASSAGES, ByHand
from zoneqa_eval.experiments.updates import size_of
from zoneqa_eval.files import format_jsonl, read_jsonl

COLD = "2020年桂林高新区规模以上工业总产值是多少？"
_BY_HAND = "zoneqa_eval.experiments.by_hand"
_WARM_UP = 5
_PATIENCE = 120.0

Find = Callable[[str], object]
Ask = Callable[[str, str], httpx.Response]
"""Requests an answer to a question from the server at an address."""


@dataclass(frozen=True, slots=True)
class SearchProgram:
    """The commands of one way to search, each without Python, and its folder on disk."""

    folder: Path
    index: Sequence[str]
    cold: Sequence[str]
    serve: Sequence[str]
    ask: Ask
    open_find: Callable[[], Find]


@dataclass(frozen=True, slots=True)
class Costs:
    """What a program costs; a name ends with its unit."""

    finding_p50_ms: float
    passages_per_s: float
    server_rss_mib: float
    cold_start_s: float
    disk_mib: float


def run(articles: Path | None, sample: int, questions: int, rounds: int) -> Iterator[str]:
    """Measure both and yield lines that set them side by side.

    `articles` is a JSON Lines file, of which so many articles are taken, spread evenly; without
    it, all of the corpus that the settings name are.
    """
    settings = Settings.from_env(os.environ)
    texts = [case.question for case in read_cases()][:questions]
    with TemporaryDirectory() as name:
        scratch = Path(name)
        corpus = _sampled(articles, sample, scratch) if articles else settings.corpus
        passages = write_passages(settings, corpus, scratch / "by-hand")
        both = zoneqa(corpus, scratch / "zoneqa"), by_hand(_model(settings), scratch / "by-hand")
        ours, theirs = measure(both, passages, texts, rounds)
    yield f"{passages} passages, {len(texts)} questions"
    yield f"{'':<20}{'zoneqa':>10}{'by hand':>10}{'ratio':>8}"
    for cost in Costs.__slots__:
        one, other = getattr(ours, cost), getattr(theirs, cost)
        yield f"{cost:<20}{one:>10.2f}{other:>10.2f}{one / other:>8.2f}"


def zoneqa(articles: Path, folder: Path) -> SearchProgram:
    """Return zoneqa, whose server answers, and does not only find."""
    own = ("--index", str(folder))
    return SearchProgram(
        folder=folder,
        index=("zoneqa", "index", "--corpus", str(articles), *own),
        cold=("zoneqa", "ask", COLD, *own),
        serve=("zoneqa", "serve", *own, "--port"),
        ask=lambda url, question: httpx.post(
            f"{url}/api/ask", json={"question": question}, timeout=_PATIENCE
        ),
        open_find=partial(open_zoneqa, folder),
    )


def by_hand(model: ModelFolder, folder: Path) -> SearchProgram:
    """Return sentence-transformers with FAISS."""
    own = (str(model.root), str(folder))
    return SearchProgram(
        folder=folder,
        index=(_BY_HAND, "index", *own),
        cold=(_BY_HAND, "search", *own, COLD),
        serve=(_BY_HAND, "serve", *own),
        ask=lambda url, question: httpx.get(
            f"{url}/search", params={"question": question}, timeout=_PATIENCE
        ),
        open_find=partial(open_by_hand, *own),
    )


def write_passages(settings: Settings, corpus: Path, folder: Path) -> int:
    """Write the passages that zoneqa cuts, for who does it by hand, and return their number."""
    chunker = Chunker(open_counter(), settings.passage_tokens)
    texts = [
        in_context(article, passage)
        for article in read_corpus(corpus).articles
        for passage in chunker.passages(article)
    ]
    folder.mkdir()
    rows = ({"text": text} for text in texts)
    (folder / PASSAGES).write_text(format_jsonl(rows), encoding="utf-8")
    return len(texts)


def measure(
    both: Sequence[SearchProgram], passages: int, questions: Sequence[str], rounds: int
) -> list[Costs]:
    """Return the costs of each program."""
    index_s = [seconds(each.index) for each in both]
    cold_s = [[seconds(each.cold) for each in both] for _ in range(rounds)]
    finding_s = finding_times(both, questions)
    return [
        Costs(
            finding_p50_ms=1000 * median(finding_s[n]),
            passages_per_s=passages / index_s[n],
            server_rss_mib=server_rss(each, questions),
            cold_start_s=median(times[n] for times in cold_s),
            disk_mib=size_of(each.folder) / 2**20,
        )
        for n, each in enumerate(both)
    ]


def seconds(args: Sequence[str]) -> float:
    """Return the seconds that a command takes."""
    start = time.perf_counter()
    subprocess.run(_command(*args), check=True, capture_output=True)
    return time.perf_counter() - start


def finding_times(both: Sequence[SearchProgram], questions: Sequence[str]) -> list[list[float]]:
    """Return the seconds in which each finds passages for each question; they take turns."""
    with ExitStack() as stack:
        workers = [stack.enter_context(_worker(each.open_find)) for each in both]
        rows = [[worker.submit(_time_find, q).result() for worker in workers] for q in questions]
    return [list(times) for times in zip(*rows[_WARM_UP:], strict=True)]


def open_zoneqa(folder: Path) -> Find:
    """Return what finds the passages that would be read: it parses the question and searches."""
    answerer = make_answerer(Settings.from_env(os.environ), folder, say)
    analyze, retriever, depth = (
        answerer.analyzer.analyze,
        answerer.pipeline.retriever,
        answerer.depth,
    )
    return lambda question: retriever.search(analyze(question), depth)


def open_by_hand(model: str, folder: str) -> Find:
    """Return what finds passages with sentence-transformers and FAISS."""
    return ByHand(model, folder).find


def server_rss(program: SearchProgram, questions: Sequence[str]) -> float:
    """Return the MiB that a server holds in memory after so many questions."""
    with _serving(program.serve) as (url, server):
        for question in questions:
            program.ask(url, question).raise_for_status()
        processes = [server, *server.children(recursive=True)]
        return float(sum(each.memory_info().rss for each in processes)) / 2**20


def _worker(open_find: Callable[[], Find]) -> ProcessPoolExecutor:
    spawn = get_context("spawn")
    return ProcessPoolExecutor(1, spawn, initializer=_open_find, initargs=(open_find,))


_found: list[Find] = []


def _open_find(open_find: Callable[[], Find]) -> None:
    _found.append(open_find())


def _time_find(question: str) -> float:
    start = time.perf_counter()
    _found[0](question)
    return time.perf_counter() - start


@contextmanager
def _serving(args: Sequence[str]) -> Iterator[tuple[str, psutil.Process]]:
    """Yield the address of a server that is ready, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(_command(*args, str(port)), stdout=quiet, stderr=quiet) as server:
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_until_ready(url)
            yield url, psutil.Process(server.pid)
        finally:
            server.terminate()


def _wait_until_ready(url: str) -> None:
    """Return when /health is positive. Raises TimeoutError after two minutes."""
    for _ in range(int(5 * _PATIENCE)):
        try:
            if httpx.get(f"{url}/health").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the server did not become ready")


def _sampled(articles: Path, sample: int, folder: Path) -> Path:
    rows = read_jsonl(articles)
    chosen = rows[:: max(1, len(rows) // sample)][:sample]
    path = folder / "articles.jsonl"
    path.write_text(format_jsonl(chosen), encoding="utf-8")
    return path


def _model(settings: Settings) -> ModelFolder:
    source = find_packaged()
    if source is None:
        raise ModelUnavailable("The packaged model is not installed.")
    return ensure_built(source, settings.cache or user_cache_path("zoneqa"), say)


def _command(*args: str) -> list[str]:
    return [sys.executable, "-m", *args]
