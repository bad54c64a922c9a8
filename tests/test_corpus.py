"""Reading articles, and the articles that come with the project."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from zoneqa.corpus import Skipped, read_corpus
from zoneqa.errors import EmptyCorpus, UnreadableInput
from zoneqa.types import Article

OURS = Path(__file__).parents[1] / "corpus"


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.md",
        "---\ntitle: 标题\nzone: 桂林高新区\ndate: 2021-03-05\nauthor: 王\n---\n"
        "# 大题\n\n一段**重**话，见[这里](http://x)。\n\n- 一\n- 二\n",
    )
    assert read_corpus(tmp_path).articles == (
        Article(
            id="a",
            title="标题",
            text="一段重话，见这里。\n\n一\n\n二",
            date="2021-03-05",
            zone="桂林高新区",
            author="王",
        ),
    )


def test_plain_text_takes_its_first_line_for_title(tmp_path: Path) -> None:
    path = write(tmp_path, "页.txt", "\ufeff第一行\r\n正文。\x00\n")
    assert read_corpus(path).articles == (Article("页", "第一行", "第一行\n正文。"),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, "a.txt", "桂林高新区工业总产值".encode(encoding))
    assert read_corpus(tmp_path).articles[0].text == "桂林高新区工业总产值"


def test_jsonl(tmp_path: Path) -> None:
    rows = [
        {"_id": "x", "title": "题", "text": "文。", "date": "2023", "source": "报"},
        {"id": 7, "text": "二", "title": None},
        {"text": "三\ud800"},
    ]
    lines = [json.dumps(row) for row in rows]
    path = write(tmp_path, "n.jsonl", "\n".join([*lines, "{", "[]", '{"text": ""}', ""]))
    corpus = read_corpus(path)
    assert corpus.articles == (
        Article("x", "题", "文。", source="报", date="2023"),
        Article("7", "", "二"),
        Article("n-3", "", "三\ufffd"),
    )
    assert [skipped.reason.split(": ")[-1] for skipped in corpus.skipped] == [
        "not valid JSON.",
        "not a JSON object.",
        "there is no text.",
    ]


def test_what_is_skipped_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "文。")
    write(tmp_path, "b.pdf", "x")
    write(tmp_path, "c.txt", b"\x81\xff\xfe\x80")
    write(tmp_path, "empty.md", "---\ntitle: x\n---\n")
    write(tmp_path, "bad.md", "---\n: [\n---\n文")
    write(tmp_path, ".hidden.md", "no")
    write(tmp_path, "README.md", "no")
    os.symlink("/etc/hostname", tmp_path / "link.txt")
    corpus = read_corpus(tmp_path)
    assert [article.id for article in corpus.articles] == ["a"]
    assert [skipped.name for skipped in corpus.skipped] == [
        "b.pdf",
        "bad.md",
        "c.txt",
        "empty.md",
        "link.txt",
    ]
    assert corpus.skipped[0] == Skipped("b.pdf", "unknown file type '.pdf'")
    assert corpus.skipped[-1] == Skipped("link.txt", "a link that leaves the folder")


def test_ids_are_distinct_and_nothing_is_lost(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "一。")
    write(tmp_path, "a.txt", "二。")
    write(tmp_path, "sub/a.md", "三。")
    corpus = read_corpus(tmp_path)
    assert {a.id: a.text for a in corpus.articles} == {"a": "一。", "a~2": "二。", "sub/a": "三。"}


def test_a_corpus_without_articles(tmp_path: Path) -> None:
    write(tmp_path, "b.pdf", "x")
    with pytest.raises(EmptyCorpus, match=r"b\.pdf: unknown file type"):
        read_corpus(tmp_path)
    with pytest.raises(UnreadableInput, match="does not exist"):
        read_corpus(tmp_path / "none")


def test_the_digest_follows_every_field(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "---\ndate: 2020\n---\n文。")
    before = read_corpus(path).digest
    assert read_corpus(path).digest == before
    write(tmp_path, "a.md", "---\ndate: 2021\n---\n文。")
    assert read_corpus(path).digest != before


def test_our_own_articles() -> None:
    corpus = read_corpus(OURS)
    assert {a.id: a.zone for a in corpus.articles} == {
        "guilin": "桂林高新区",
        "kunshan": "昆山高新区",
        "shenyang": "沈阳高新区",
        "suzhou": "苏州高新区",
        "xiuzhou": "嘉兴秀洲高新区",
        "yangling": "杨凌农高区",
    }
    assert {a.date for a in corpus.articles} == {"2021-03"}
    assert corpus.skipped == ()


@pytest.mark.parametrize(
    ("article", "facts"),
    [
        ("shenyang", "64 0235 20条 10个 APP 首席服务官 一网通办 一网统管 一区十二园 浑南"),
        ("guilin", "300亿元 12% 169 71 69家 30周年 100周年 23% 20% 三区三园 钉钉拍 王亚东"),
        ("suzhou", "狮山 横塘 枫桥 浒墅关 镇湖 通安 东渚 南京大学 苏绣小镇 方文滨 两区一前列"),
        ("xiuzhou", "158亩 1亿美元 2020年8月 德国 陈坚 伦世仪 10亿元 嘉实金控 五芳斋 欣绸 德康"),
        ("kunshan", "40个 60个 9家 17个 234 4477 1500万元 300万元 4架次 1500名 登云 80名 姜红"),
        ("yangling", "7% 800亩 20亿元 320亩 18万平方米 12亿元 头痛宁 4万件 刘超 刘甜甜 200亿元"),
    ],
)
def test_our_articles_hold_the_facts_of_the_page(article: str, facts: str) -> None:
    found = {a.id: a for a in read_corpus(OURS).articles}[article]
    whole = f"{found.author} {found.text}"
    assert [fact for fact in facts.split() if fact not in whole] == []
