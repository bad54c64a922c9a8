"""`--collection`: indexes of their own beside the default one."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import failure, reported, zoneqa
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import open_database


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with a report in the default collection, and two in one that is called 内部.

    It lies in the folder of the articles of the latter.
    """
    folder = tmp_path_factory.mktemp("collections")
    root = folder / "closed" / "index"
    for name, corpus, zones in (
        ("default", "open", {"桂林": 69}),
        ("内部", "closed", {"桂林": 69, "昆山": 60}),
    ):
        (folder / corpus).mkdir(exist_ok=True)
        for zone, figure in zones.items():
            text = f"# {zone}\n\n{reported(zone, figure)}"
            (folder / corpus / f"{zone}.md").write_text(text, "utf-8")
        at = ("--corpus", f"{folder}/{corpus}", "--index", str(root), "--collection", name)
        done = zoneqa("index", *at)
        assert done.returncode == 0, done.stderr
    return root


def ids(root: Path, *options: str) -> list[str]:
    done = zoneqa("articles", "--index", str(root), "--json", *options)
    return [article["id"] for article in json.loads(done.stdout)]


BOTH = ("--collection", "default", "--collection", "内部")


def test_each_collection_has_its_own_articles(root: Path) -> None:
    assert ids(root) == ids(root, "--collection", "default") == ["桂林"]
    assert ids(root, "--collection", "内部") == ["内部~昆山", "内部~桂林"]
    assert ids(root, *BOTH) == ["桂林", "内部~昆山", "内部~桂林"]


def test_questions_are_answered_from_the_collections_that_are_named(root: Path) -> None:
    question = "昆山高新区有多少家企业入园？"
    alone = json.loads(zoneqa("ask", question, "--index", str(root), "--json").stdout)
    assert alone["abstained"] is True
    both = json.loads(zoneqa("ask", question, "--index", str(root), *BOTH, "--json").stdout)
    (citation,) = both["citations"]
    assert (citation["article_id"], both["short_answer"]) == ("内部~昆山", "60家")
    assert citation["passage_id"].startswith("内部~昆山:")
    found = zoneqa("search", "昆山", "--index", str(root), *BOTH, "--json")
    assert json.loads(found.stdout)["hits"][0]["article_id"] == "内部~昆山"


def test_facts_and_drafts_look_there_too(root: Path, tmp_path: Path) -> None:
    facts = json.loads(zoneqa("facts", "--index", str(root), *BOTH, "--json").stdout)
    assert [each["citation"]["article_id"] for each in facts] == ["桂林", "内部~昆山", "内部~桂林"]
    draft = tmp_path / "draft.txt"
    draft.write_text("昆山高新区有61家企业入园。", "utf-8")
    at = ("check", str(draft), "--index", str(root), "--format", "json")
    assert json.loads(zoneqa(*at).stdout)["counts"]["not_found"] == 1
    assert json.loads(zoneqa(*at, *BOTH).stdout)["counts"]["contradicted"] == 1


def test_a_collection_has_its_own_generations(root: Path) -> None:
    def names(*options: str) -> list[str]:
        rows = zoneqa("generations", "--index", str(root), "--json", *options).stdout
        return [row["name"] for row in json.loads(rows)]

    assert len(names()) == len(names("--collection", "内部")) == 1
    assert names() != names("--collection", "内部")
    assert zoneqa("verify", "--index", str(root), "--collection", "内部").returncode == 0


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("none", 4, "There is no collection none"),
        ("../x", 2, "“../x” cannot be the name of a collection"),
    ],
)
def test_other_names_are_refused(root: Path, name: str, code: int, sentence: str) -> None:
    for command in (("ask", "昆山？"), ("articles",), ("facts",)):
        returned, said = failure(*command, "--index", str(root), "--collection", name)
        assert (returned, sentence in said) == (code, True)


def test_groups_may_be_the_only_ones_to_see_a_collection(root: Path, tmp_path: Path) -> None:
    kept = {"ZONEQA_DATABASE": f"sqlite:///{tmp_path}/rights.sqlite", "ZONEQA_INDEX": str(root)}

    def groups() -> dict[str, list[str] | None]:
        rows = json.loads(zoneqa("collections", "list", "--json", **kept).stdout)
        return {row["name"]: row["groups"] for row in rows}

    done = zoneqa("collections", "restrict", "内部", "--group", "统计", "--group", "规划", **kept)
    assert done.stdout == "内部 can be seen by 统计, 规划, and by admins.\n"
    assert groups() == {"default": None, "内部": ["统计", "规划"]}
    listed = zoneqa("collections", "list", **kept).stdout.splitlines()
    assert [line.rpartition(", gen-")[0] or line for line in listed[:1]] == ["default  1 articles"]
    assert listed[1].endswith("统计, 规划")
    assert zoneqa("collections", "open", "内部", **kept).returncode == 0
    assert groups()["内部"] is None
    assert failure("collections", "restrict", "a/b", **kept)[0] == 2


def removals(url: str) -> list[str]:
    with closing(open_database(url)) as database:
        return [each.target for each in AuditLog(database).entries(action="collection.remove")]


def test_what_is_removed_was_noted_before(root: Path, tmp_path: Path) -> None:
    index, url = tmp_path / "index", f"sqlite:///{tmp_path}/log.sqlite"
    shutil.copytree(root, index)
    place = ("--index", str(index))
    for name, code in (("none", 4), ("default", 2), ("../x", 2)):
        assert failure("collections", "remove", name, *place, ZONEQA_DATABASE=url)[0] == code
    assert removals(url) == []
    (tmp_path / "damaged.sqlite").write_bytes(b"no database" * 1000)
    damaged = f"sqlite:///{tmp_path}/damaged.sqlite"
    code, _ = failure("collections", "remove", "内部", *place, ZONEQA_DATABASE=damaged)
    assert (code, ids(index, "--collection", "内部")) == (7, ["内部~昆山", "内部~桂林"])
    done = zoneqa("collections", "remove", "内部", *place, ZONEQA_DATABASE=url)
    assert (done.returncode, done.stdout) == (0, "内部 is removed.\n")
    assert removals(url) == ["内部"]
    assert failure("collections", "remove", "内部", *place, ZONEQA_DATABASE=url)[0] == 4
    assert removals(url) == ["内部"]
