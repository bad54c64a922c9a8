"""Reading articles, and the articles that come with the project."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from rich.console import Console

from tests import bad_trees
from zoneqa.cli.ingest_table import show_ingest
from zoneqa.documents import (
    Duplicate,
    FileReport,
    IngestReport,
    Skipped,
    ingest_report_json,
    read_corpus,
    read_prints,
)
from zoneqa.documents.article_builder import articles_of
from zoneqa.documents.document import Document, Problem
from zoneqa.errors import EmptyCorpus, UnreadableInput
from zoneqa.types import Article, Repair, Reprint

OURS = Path(__file__).parents[2] / "corpus"
LONG = (
    "湖滨高新区日前发布全年经济数据，规模以上工业企业实现产值412亿元，同比增长9.6%，"
    "其中生物医药产业贡献了三成以上的增量。管委会主任表示，园区已有高新技术企业238家。"
)


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
    assert read_corpus(path).articles == (Article("页", "第一行", "正文。"),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, "a.txt", "桂林高新区工业总产值".encode(encoding))
    (article,) = read_corpus(tmp_path).articles
    assert article == Article(
        "a", "桂林高新区工业总产值", "桂林高新区工业总产值", zone="桂林高新区"
    )


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
    assert corpus.skipped == (
        Skipped("n.jsonl, line 4", "this is not valid JSON"),
        Skipped("n.jsonl, line 5", "this is not a JSON object"),
        Skipped("n.jsonl, line 6", "there is no text"),
    )


def test_jsonl_that_is_too_large_for_the_parser_is_streamed(tmp_path: Path) -> None:
    with (tmp_path / "n.jsonl").open("w", encoding="utf-8") as file:
        file.write('{"id": "a", "text": "一。"}\r\n{"text": "' + "二" * (9 << 20) + '"}\n')
        file.write('{"id": "c", "text": "三。"}\n')
    corpus = read_corpus(tmp_path)
    assert [(a.id, a.text) for a in corpus.articles] == [("a", "一。"), ("c", "三。")]
    assert {p.says for p in corpus.report.files[0].problems} == {"This is not valid JSON."}
    write(tmp_path, "n.jsonl", '{"text": "一。"}\n'.encode("gb18030") * (2 << 20))
    with pytest.raises(EmptyCorpus, match="must be UTF-8"):
        read_corpus(tmp_path)


def test_what_is_skipped_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "文。")
    write(tmp_path, "b.mp3", "x")
    write(tmp_path, "bad.jsonl", "{")
    write(tmp_path, "c.txt", b"\x81\xff\xfe\x80")
    write(tmp_path, "empty.md", "---\ntitle: x\n---\n")
    write(tmp_path, "none.txt", "")
    write(tmp_path, ".hidden.md", "no")
    write(tmp_path, ".hidden/a.md", "no")
    write(tmp_path, "README.md", "no")
    os.symlink("/etc/hostname", tmp_path / "link.txt")
    corpus = read_corpus(tmp_path)
    assert [article.id for article in corpus.articles] == ["a"]
    assert [(f.name, [p.reason for p in f.problems]) for f in corpus.report.files] == [
        ("a.md", []),
        ("b.mp3", ["type_unknown"]),
        ("bad.jsonl", ["not_valid"]),
        ("c.txt", ["not_text"]),
        ("empty.md", ["no_text"]),
        ("link.txt", ["symlink_outside"]),
        ("none.txt", ["empty"]),
    ]
    assert corpus.skipped[0] == Skipped("b.mp3", "unknown file type '.mp3'")
    assert corpus.skipped[4] == Skipped("link.txt", "a link that leaves the folder")


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "文。")
    for name, megabytes in (("b.txt", 21), ("c.zip", 65), ("d.jsonl", 513)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(megabytes << 20)
    corpus = read_corpus(tmp_path)
    assert corpus.skipped == (
        Skipped("b.txt", "it is larger than 20 MB"),
        Skipped("c.zip", "it is larger than 64 MB"),
        Skipped("d.jsonl", "it is larger than 512 MB"),
    )


def test_a_zip_is_read_by_its_members(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("年/a.md", "# 题\n\n甲文。")
        archive.writestr("../b.txt", "乙文。")
        archive.writestr("c.jsonl", '{"text": "丙文。"}\n{')
        archive.writestr("d.zip", b"PK\x03\x04")
    write(tmp_path, "n.zip", packed.getvalue())
    corpus = read_corpus(tmp_path)
    assert {a.id: a.text for a in corpus.articles} == {
        "n/年/a": "甲文。",
        "n/b": "乙文。",
        "n/c-1": "丙文。",
    }
    assert corpus.skipped == (
        Skipped("n.zip, c.jsonl, line 2", "this is not valid JSON"),
        Skipped("n.zip, d.zip", "it is an archive within an archive"),
    )


def test_a_page_becomes_its_reports() -> None:
    text = (
        "江口高新区新添三家研发机构\n\n本报讯（记者 林一）江口高新区近日引进三家研发机构，"
        "总投资4亿元。\n\n湖滨高新区开通夜间公交\n\n本报讯（记者 周二）湖滨高新区本月开通"
        "两条夜间公交线路，方便企业职工下班。\n"
    )
    found = list(articles_of(Document(text, source="某报", date="2021-03"), "版/a4.txt"))
    assert [(a.id, a.title, a.zone, a.author, a.date) for a in found] == [
        ("版/a4-1", "江口高新区新添三家研发机构", "江口高新区", "林一", "2021-03"),
        ("版/a4-2", "湖滨高新区开通夜间公交", "湖滨高新区", "周二", "2021-03"),
    ]
    (whole,) = articles_of(Document(text, title="两则", whole=True), "a.html")
    assert (whole.id, whole.title, whole.text) == ("a", "两则", text)


def test_repairs_stay_where_they_are_below_a_kicker() -> None:
    text = (
        "从“等项目”到“跑项目”\n江口高新区新添三家研发机构\n\n本报讯（记者 林一）江口高新区近日引进"
        "三家研发机构，总投资4亿元。园区为此设立健康服\n\n务专班，每周两次到现场协调用水用电问题，"
        "企业负责人表示还将追加投资。\n\n湖滨高新区开通夜间公交\n\n本报讯（记者 周二）湖滨高新区"
        "本月开通两条夜间公交线路，方便企业职工下班。\n"
    )
    article = next(articles_of(Document(text), "a.txt"))
    (repair,) = article.repairs
    assert article.text.startswith("从“等项目”到“跑项目”\n\n江口高新区近日引进")
    assert article.text[repair.start : repair.end] == (
        "园区为此设立健康服务专班，每周两次到现场协调用水用电问题，企业负责人表示还将追加投资。"
    )


def test_ids_are_distinct_and_nothing_is_lost(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "一。")
    write(tmp_path, "a.txt", "二。")
    write(tmp_path, "sub/a.md", "三。")
    write(tmp_path, "z.jsonl", '{"id": "a", "text": "四。"}\n{"id": "a", "text": "四。"}\n')
    corpus = read_corpus(tmp_path)
    texts = {"a": "一。", "a~2": "二。", "sub/a": "三。", "a~3": "四。"}
    assert {a.id: a.text for a in corpus.articles} == texts
    assert corpus.report.files[1].notes == ("The id a is used twice; this one became a~2.",)
    assert corpus.report.files[3].duplicates == (Duplicate("a", "a~3"),)


def test_prints_of_one_report_are_kept_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md", f"---\ntitle: 甲\nsource: 甲报\ndate: 2022-01-14\n---\n{LONG}")
    write(tmp_path, "b.md", f"---\ntitle: 乙\nsource: 乙报\ndate: 2022-01-12\n---\n{LONG}")
    write(tmp_path, "c.md", f"# 丙\n\n{LONG.replace('412', '376')}")
    corpus = read_corpus(tmp_path)
    assert {a.id: a.also for a in corpus.articles} == {
        "b": (Reprint("a", "甲", "甲报", "2022-01-14"),),
        "c": (),
    }
    assert [(f.status, f.articles, f.duplicates) for f in corpus.report.files] == [
        ("read", (), (Duplicate("a", "b"),)),
        ("read", ("b",), ()),
        ("read", ("c",), ()),
    ]
    assert [article.id for article in read_prints(tmp_path).articles] == ["a", "b", "c"]


def test_a_corpus_without_articles(tmp_path: Path) -> None:
    write(tmp_path, "b.mp3", "x")
    with pytest.raises(EmptyCorpus, match=r"b\.mp3: unknown file type"):
        read_corpus(tmp_path)
    with pytest.raises(UnreadableInput, match="does not exist"):
        read_corpus(tmp_path / "none")


def test_odd_names(tmp_path: Path) -> None:
    for number, name in enumerate(bad_trees.ODD_NAMES):
        write(tmp_path, name, f"第{number}篇。")
    write(tmp_path, os.fsdecode(b"\xff.txt"), "末篇。")
    assert {a.text: a.id for a in read_corpus(tmp_path).articles} == {
        "第0篇。": "-rf",
        "第1篇。": "--help",
        "第2篇。": " ",
        "第3篇。": "a\ufffdb",
        "第4篇。": "CON",
        "第5篇。": "a\ufffdtxt.exe",
        "第6篇。": "😀",
        "末篇。": "\ufffd",
    }


def test_progress_counts_files(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write(tmp_path, "a.md", "一。")
    write(tmp_path, "b.md", "二。")
    read_corpus(tmp_path, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_the_digest_follows_every_field(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "---\ndate: 2020\n---\n文。")
    before = read_corpus(path).digest
    assert read_corpus(path).digest == before
    write(tmp_path, "a.md", "---\ndate: 2021\n---\n文。")
    assert read_corpus(path).digest != before


def test_the_digest_of_an_article() -> None:
    variants = [
        Article("a", "题", "文"),
        Article("a", "题文", ""),
        Article("a", "题", "文", source="报"),
        Article("a", "题", "文", date="报"),
        Article("a", "题", "文", also=(Reprint("b", "题"),)),
        Article("a", "题", "文", repairs=(Repair("joined", 0, 1),)),
    ]
    assert len({article.digest for article in variants}) == len(variants)
    assert variants[0].digest == Article("a", "题", "文").digest


BAD_LINE = Problem("not_valid", "Not JSON.", "line 2")
REPORT = IngestReport(
    (
        FileReport("a.md", ("a",), encodings=("utf-8",)),
        FileReport("b.txt", ("b-1", "b-2"), repairs={"joined": 2}, encodings=("gb18030",)),
        FileReport("c.jsonl", (), (Duplicate("c", "a"),), problems=(BAD_LINE,)),
        FileReport("d.pdf", problems=(Problem("no_text", "It looks scanned."),), notes=("n",)),
    )
)


def test_the_report_as_json() -> None:
    row = ingest_report_json(REPORT)
    assert row["totals"] == {
        "files": 4,
        "read": 3,
        "kept": 0,
        "skipped": 1,
        "articles": 3,
        "repairs": 2,
        "duplicates": 1,
        "problems": 2,
    }
    assert json.loads(json.dumps(row["files"][2])) == {
        "name": "c.jsonl",
        "status": "read",
        "articles": [],
        "duplicates": [{"id": "c", "of": "a"}],
        "repairs": {},
        "encodings": [],
        "problems": [{"reason": "not_valid", "says": "Not JSON.", "part": "line 2"}],
        "notes": [],
        "kept": [],
        "unknown": False,
    }


def test_the_report_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    show_ingest(REPORT, Console(width=100))
    lines = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "file articles encoding repairs remarks",
        "b.txt 2 gb18030 2 joined",
        "c.jsonl 0 line 2: Not JSON.",
        "c is another print of a.",
        "d.pdf 0 It looks scanned.",
        "n",
        "4 files: 3 read, 1 skipped; 3 articles, 2 repairs, 1 found twice.",
    ]


def test_a_report_without_remarks_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    show_ingest(IngestReport(REPORT.files[:1]), Console(width=100))
    assert capsys.readouterr().out == (
        "1 file: 1 read, 0 skipped; 1 article, 0 repairs, 0 found twice.\n"
    )


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
