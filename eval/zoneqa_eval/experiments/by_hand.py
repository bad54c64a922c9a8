"""Search as one writes it by hand, with sentence-transformers and FAISS, to compare with.

python -m zoneqa_eval.experiments.by_hand index MODEL FOLDER    # of FOLDER/passages.jsonl
python -m zoneqa_eval.experiments.by_hand search MODEL FOLDER QUESTION
python -m zoneqa_eval.experiments.by_hand serve MODEL FOLDER PORT
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

PASSAGES, VECTORS = "passages.jsonl", "vectors.faiss"
_HITS = 10


def index(model: str, folder: str) -> None:
    """Embed the passages of a folder and write their vectors beside them."""
    import faiss
    from sentence_transformers import SentenceTransformer

    texts = _passages(Path(folder))
    rows = SentenceTransformer(model).encode(
        texts, prompt_name="passage", normalize_embeddings=True, show_progress_bar=False
    )
    vectors = faiss.IndexFlatIP(rows.shape[1])
    vectors.add(rows)
    faiss.write_index(vectors, str(Path(folder) / VECTORS))


class ByHand:
    """Finds passages by their vectors."""

    def __init__(self, model: str, folder: str) -> None:
        import faiss
        from sentence_transformers import SentenceTransformer

        self._texts = _passages(Path(folder))
        self._vectors = faiss.read_index(str(Path(folder) / VECTORS))
        self._model = SentenceTransformer(model)

    def find(self, question: str) -> list[str]:
        """Return the passages closest to a question."""
        rows = self._model.encode(
            [question], prompt_name="query", normalize_embeddings=True, show_progress_bar=False
        )
        return [self._texts[row] for row in self._vectors.search(rows, _HITS)[1][0]]


def search(model: str, folder: str, question: str) -> None:
    """Print the passages closest to a question."""
    print("\n\n".join(ByHand(model, folder).find(question)))


def serve(model: str, folder: str, port: str) -> None:
    """Answer `/search?question=…` on a port of this machine."""
    import uvicorn
    from fastapi import FastAPI

    app, found = FastAPI(), ByHand(model, folder)

    @app.get("/health")
    def health() -> str:
        return "ok"

    @app.get("/search")
    def find(question: str) -> list[str]:
        return found.find(question)

    uvicorn.run(app, port=int(port), log_level="error")


def _passages(folder: Path) -> list[str]:
    with (folder / PASSAGES).open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


_COMMANDS: Mapping[str, Callable[..., None]] = {"index": index, "search": search, "serve": serve}

if __name__ == "__main__":
    command, *given = sys.argv[1:]
    _COMMANDS[command](*given)
