"""Commands whose search engine is a Milvus: they find, and say what is wrong in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import failure, reported, zoneqa
from tests.milvus_server import Wire
from zoneqa.index import current_name
from zoneqa.index.milvus import MilvusEngine


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "云岭.txt").write_text(reported("云岭", 37), encoding="utf-8")
    return folder


def test_a_wrong_setting_is_2(articles: Path, tmp_path: Path) -> None:
    index = ("index", "--corpus", str(articles), "--index", str(tmp_path))
    assert failure(*index, ZONEQA_ENGINE="milvus") == (
        2,
        "zoneqa: ZONEQA_ENGINE is milvus, but ZONEQA_MILVUS_URI is not set.\n",
    )
    code, message = failure("articles", ZONEQA_ENGINE="faiss")
    assert (code, "is 'faiss', which is not local or milvus" in message) == (2, True)
    code, message = failure("articles", ZONEQA_MILVUS_URI="s3cret")
    assert (code, "s3cret" in message) == (2, False)


def test_an_index_is_built_asked_and_examined(
    articles: Path, tmp_path: Path, milvus: MilvusEngine, wire: Wire
) -> None:
    env = {"ZONEQA_ENGINE": "milvus", "ZONEQA_MILVUS_URI": wire.uri}
    place = ("--index", str(tmp_path))
    built = zoneqa("index", "--corpus", str(articles), *place, **env)
    assert built.returncode == 0, built.stderr
    asked = zoneqa("ask", "云岭高新区有多少家企业入园？", *place, "--json", **env)
    assert json.loads(asked.stdout)["short_answer"] == "37家"
    wire.cut()
    for command in (("ask", "多少家企业？"), ("verify",)):
        code, message = failure(*command, *place, **env)
        assert (code, message.count("\n")) == (7, 1)
        assert "cannot be used: it cannot be reached." in message
    milvus.drop(current_name(tmp_path) or "")
    examined = zoneqa(
        "verify", *place, **{**env, "ZONEQA_MILVUS_URI": milvus.connection.address.uri}
    )
    assert examined.returncode == 4
    assert "is not there; build the index again" in examined.stdout
