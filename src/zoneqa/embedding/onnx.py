"""Embedding with ONNX Runtime, without torch or transformers. This is the engine that serves."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, RunOptions, SessionOptions

from zoneqa.embedding.base import EmbeddingProgress, TextKind
from zoneqa.embedding.sentencepiece import SentencePieceTokenizer
from zoneqa.embedding.tensor_rows import TensorRows
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.errors import ModelUnavailable
from zoneqa.folders.model_folder import (
    WORD_TABLE,
    DamagedFolderError,
    ModelFolder,
    Precision,
    check_model,
)
from zoneqa.types import Vectors

DEFAULT_PRECISION: Precision = "int8"
# Texts are sorted by length within a window: padding stays low, and its tokens fit in memory.
WINDOW = 1024
# Rows times the longest row. More only costs memory and is no faster on a CPU.
BATCH_TOKENS = 1024
# In characters. Any longer text but white space has more tokens than a model reads; without the
# limit, a stray megabyte would be tokenized only to be truncated.
LONGEST_TEXT = 32_768


class GraphSession:
    """Runs an ONNX graph; threads may share it.

    The memory of a run is given back at its end: kept, it would be that of the largest run.
    """

    def __init__(self, session: InferenceSession) -> None:
        self._session = session
        self._options = RunOptions()
        self._options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def run(self, outputs: Sequence[str] | None, feeds: Mapping[str, NDArray[Any]]) -> list[Any]:
        """Return the outputs of these names, by default all, as InferenceSession does."""
        found: list[Any] = self._session.run(outputs, feeds, self._options)
        return found


class OnnxEmbedder:
    """Runs a tokenizer, a word table on disk and an encoder graph; threads may share it."""

    def __init__(
        self,
        name: str,
        words: WordVectors,
        session: GraphSession,
        prompts: Mapping[TextKind, str],
    ) -> None:
        self.name = name
        self.dimension = words.width
        self.words = words
        self._session = session
        self._prompts = prompts

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: EmbeddingProgress | None = None
    ) -> Vectors:
        """Return one float32 unit row [n, d] for each text, in the order of the texts."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        done = 0
        for start in range(0, len(texts), WINDOW):
            tokens = self._tokens(texts[start : start + WINDOW], kind)
            for batch in length_batches([len(ids) for ids in tokens], BATCH_TOKENS):
                rows[[start + i for i in batch]] = self._encode([tokens[i] for i in batch])
                done += len(batch)
                if progress is not None:
                    progress(done)
        return rows

    def _tokens(self, texts: Sequence[str], kind: TextKind) -> list[NDArray[np.int32]]:
        prompt = self._prompts[kind]
        return self.words.prompted([prompt + text[:LONGEST_TEXT] for text in texts])

    def _encode(self, batch: Sequence[NDArray[np.int32]]) -> Vectors:
        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), np.int32)
        mask = np.zeros((len(batch), longest), np.int64)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        feeds: dict[str, NDArray[Any]] = {
            "inputs_embeds": self.words.vectors(ids),
            "attention_mask": mask,
        }
        vectors: Vectors = self._session.run(None, feeds)[0]
        return vectors


def open_onnx(
    folder: ModelFolder, precision: Precision = DEFAULT_PRECISION, threads: int | None = None
) -> OnnxEmbedder:
    """Return the embedder of a model folder. Raises ModelUnavailable if it is damaged."""
    try:
        check_model(folder)
    except DamagedFolderError as error:
        raise ModelUnavailable(f"The model is damaged: {error}.") from error
    return open_checked_onnx(folder, precision, threads)


def open_checked_onnx(
    folder: ModelFolder, precision: Precision = DEFAULT_PRECISION, threads: int | None = None
) -> OnnxEmbedder:
    """Return the embedder of a folder that was checked just now; it bears the name of its model."""
    words = open_packaged_words(folder)
    prompts = json.loads(folder.prompts.read_text("utf-8"))["prompts"]
    session = open_session(folder.encoder(precision), threads)
    return OnnxEmbedder(f"{folder.root.name}+{precision}", words, session, prompts)


def open_packaged_words(folder: ModelFolder) -> WordVectors:
    """Return the tokenizer and the word table of a folder that was checked."""
    longest = json.loads(folder.config.read_text("utf-8"))["max_position_embeddings"]
    tokenizer = SentencePieceTokenizer(folder.sentencepiece.read_bytes(), longest)
    return WordVectors(tokenizer, TensorRows(folder.weights, WORD_TABLE))


def length_batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Yield batches of positions of similar length, with rows times longest row in the budget."""
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lengths.__getitem__):
        # Lengths ascend, so the row to be added is the longest of its batch.
        if batch and (len(batch) + 1) * lengths[position] > budget:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def open_session(path: Path, threads: int | None = None) -> GraphSession:
    """Return a session that runs an ONNX graph on the CPU."""
    options = SessionOptions()
    options.intra_op_num_threads = threads if threads is not None else _default_threads()
    # Errors only: the warnings are about how exporters write graphs, and ours is written by hand.
    options.log_severity_level = 3
    return GraphSession(InferenceSession(path, options, providers=["CPUExecutionProvider"]))


def _default_threads() -> int:
    """Return 0, which means all physical cores, unless this process may use fewer."""
    if not hasattr(os, "sched_getaffinity"):  # macOS, Windows
        return 0
    allowed = len(os.sched_getaffinity(0))
    return 0 if allowed == os.cpu_count() else allowed
