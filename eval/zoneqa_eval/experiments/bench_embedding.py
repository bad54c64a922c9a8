"""Speed and memory of the embedding engines beside sentence-transformers, on the same texts.

Every engine runs in new processes, in turn; the best of the rounds counts, because other work on
the machine can only slow an engine down.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from platformdirs import user_cache_path
from tokenizers import Tokenizer

from zoneqa.embedding.base import Embedder, TextKind
from zoneqa.errors import ModelUnavailable
from zoneqa.folders.model_folder import ModelFolder
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import find_packaged
from zoneqa_eval.processes import memory_mib, run_in_new_process

ENGINES = ("torch", "fp32", "int8")
ROUNDS = 2
SENTENCES = (
    "苏州工业园区今年上半年实际使用外资同比增长12.5%，",
    "新引进的生物医药项目有三十多个，总投资超过两百亿元。",
    "管委会负责人介绍，园区将继续优化营商环境，",
    "到2025年，高新技术企业的数量预计达到1,800家。",
)
PASSAGES = ["".join((SENTENCES * 4)[i % 4 : i % 4 + 4 + i % 9]) for i in range(48)]
QUESTIONS = [f"第{i}季度苏州工业园区实际使用外资增长了多少？" for i in range(40)]


@dataclass(frozen=True)
class EngineCosts:
    """The costs of one engine: seconds, tokens a second, MiB."""

    open_s: float
    query_s: float
    tokens_per_s: float
    rss_mib: float


def run() -> Iterator[str]:
    """Measure every engine and yield a line for each, with ratios to torch."""
    rounds = [{name: run_in_new_process(measure, name) for name in ENGINES} for _ in range(ROUNDS)]
    best = {name: _best([costs[name] for costs in rounds]) for name in ENGINES}
    base = best["torch"]
    for name, found in best.items():
        yield (
            f"{name:6} open {found.open_s:6.2f} s (x{found.open_s / base.open_s:.2f})"
            f"  query p50 {found.query_s * 1000:6.1f} ms (x{found.query_s / base.query_s:.2f})"
            f"  passages {found.tokens_per_s:6.0f} tok/s"
            f" (x{found.tokens_per_s / base.tokens_per_s:.2f})"
            f"  RSS {found.rss_mib:5.0f} MiB (x{found.rss_mib / base.rss_mib:.2f})"
        )


def measure(engine: str) -> EngineCosts:
    """Return the costs of an engine in this process, which has opened none before."""
    start = time.perf_counter()
    embedder = _open(engine)
    embedder.embed(QUESTIONS[:1], "query")
    open_s = time.perf_counter() - start
    query_s = statistics.median(_timed(embedder, [question], "query") for question in QUESTIONS)
    passages_s = _timed(embedder, PASSAGES, "passage")
    return EngineCosts(open_s, query_s, _tokens() / passages_s, memory_mib("VmRSS"))


def _best(rounds: Sequence[EngineCosts]) -> EngineCosts:
    return EngineCosts(
        min(costs.open_s for costs in rounds),
        min(costs.query_s for costs in rounds),
        max(costs.tokens_per_s for costs in rounds),
        min(costs.rss_mib for costs in rounds),
    )


def _open(engine: str) -> Embedder:
    # Imported here, because the time of the import is part of opening an engine.
    if engine == "torch":
        from zoneqa.embedding.sentence_transformers import open_hub

        return open_hub(str(_folder().root))
    from zoneqa.embedding.onnx import open_onnx

    return open_onnx(_folder(), "fp32" if engine == "fp32" else "int8")


def _folder() -> ModelFolder:
    source = find_packaged()
    if source is None:
        raise ModelUnavailable("The packaged model is not installed.")
    return ensure_built(source, user_cache_path("zoneqa"))


def _tokens() -> int:
    tokenizer = Tokenizer.from_file(str(_folder().tokenizer))
    return sum(len(tokenizer.encode(f"passage: {text}").ids) for text in PASSAGES)


def _timed(embedder: Embedder, texts: Sequence[str], kind: TextKind) -> float:
    start = time.perf_counter()
    embedder.embed(texts, kind)
    return time.perf_counter() - start
