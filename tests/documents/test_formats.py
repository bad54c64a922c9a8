"""Files to documents, format by format. What PDFs look like is in `test_parsers_pdf`."""

from __future__ import annotations

import json

import pytest

from tests.made import docx, p, table, zipped
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.registry import parse


def read(data: bytes | str, name: str) -> list[Document | Problem]:
    return list(parse(data.encode() if isinstance(data, str) else data, name))


def document(data: bytes | str, name: str) -> Document:
    (found,) = read(data, name)
    assert isinstance(found, Document), found
    return found


def reason(data: bytes | str, name: str) -> str:
    (found,) = read(data, name)
    assert isinstance(found, Problem), found
    return found.reason


# What kind of file it is


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.exe", b"MZ\x90\0", "type_unknown"),
        ("a", b"text", "type_unknown"),
        ("a.pdf", b"MZ\x90\0", "type_mismatch"),
        ("a.pdf", b"PK\x03\x04rest", "type_mismatch"),
        ("a.docx", b"%PDF-1.7 rest", "type_mismatch"),
        ("a.docx", b"plain words", "type_mismatch"),
        ("a.zip", b"\x1f\x8b\x08rest", "type_mismatch"),
        ("a.html", b"%PDF-1.7 rest", "type_mismatch"),
        ("a.txt", b"\x7fELF\x02\x01", "not_text"),
        ("a.md", b"\x89PNG\r\n\x1a\nrest", "not_text"),
        ("a.txt", bytes(range(256)), "not_text"),
        ("a.jsonl", b"PK\x03\x04rest", "not_text"),
        ("a.txt", b"", "empty"),
        ("a.pdf", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.txt", "\u200b\ufeff\u2060".encode(), "empty"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "type_mismatch"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
    ],
)
def test_names_and_bytes_must_fit_together(name: str, data: bytes, expected: str) -> None:
    assert reason(data, name) == expected


def test_a_page_that_was_saved_as_text_is_read_as_html() -> None:
    assert document("<!DOCTYPE html><p>七家<b>企业</b></p>", "a.TXT").text == "七家企业"


# Plain text


def test_plain_text_may_be_a_newspaper_page() -> None:
    data = "园区开工\r\r七家企业。\r\n\r\n两家外企。\x85\x85完。\0\n".encode()
    assert document(data, "页.txt") == Document(
        "园区开工\n\n七家企业。\n\n两家外企。\n\n完。", encoding="utf-8"
    )


def test_a_marked_first_line_is_a_title() -> None:
    assert document("\ufeff# 园区开工\n七家企业。", "a.txt") == Document(
        "七家企业。", title="园区开工", whole=True, encoding="utf-8"
    )
    assert document("# 园区开工", "a.txt").text == "# 园区开工"


def test_the_encoding_and_what_it_cost_are_told() -> None:
    data = ("园区今年签约七家企业，" * 9).encode("gb18030") + b"\x80 " + "完。".encode("gb18030")
    found = document(data, "a.txt")
    assert found.encoding == "gb18030"
    assert found.text == "园区今年签约七家企业，" * 9 + "\ufffd 完。"
    assert found.notes == ("1 characters could not be read in gb18030.",)


# Markdown


def test_markdown_with_front_matter() -> None:
    source = (
        "---\ntitle: 园区开工\nzone: 松江湾高新区\ndate: 2023-05-06\nauthor: [林一, 周二]\n"
        "source: 松江湾日报\nurl: http://example.org/1\n---\n"
        "# 大题\n\n一段**重**话，见[这里](http://x)。\n\n- 一\n- 二\n"
    )
    assert document(source, "a.md") == Document(
        "一段重话，见这里。\n\n一\n\n二",
        title="园区开工",
        source="松江湾日报",
        date="2023-05-06",
        zone="松江湾高新区",
        url="http://example.org/1",
        author="林一 周二",
        whole=True,
        encoding="utf-8",
    )


def test_a_heading_is_a_title_and_a_table_has_a_line_a_row() -> None:
    found = document("# 园区**开工**\n\n| 年 | 值 |\n|--|--|\n| 2022 | 9.5% |\n\n完。", "a.md")
    assert (found.title, found.whole) == ("园区开工", True)
    assert found.text == "年 | 值\n\n2022 | 9.5%\n\n完。"


def test_markdown_without_either_may_be_a_page() -> None:
    assert document("一段。\n\n两段。", "a.md") == Document("一段。\n\n两段。", encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("前。<!-- 不见 -->后。", "前。后。"),
        ("<!-- 不\n\n见 -->\n\n正文。", "正文。"),
        ("前<script>不见()</script>后", "前后"),
        ("<script>\n不见()\n</script>\n\n正文。", "正文。"),
        ("<div hidden>不见</div>\n\n<div>可<i>见</i></div>\n\n正文。", "可见\n\n正文。"),
        ("上<br>下", "上\n下"),
        ("    代码 <b>\n\n正文。", "代码 <b>\n\n正文。"),
    ],
)
def test_raw_html_and_comments_are_left_out(source: str, text: str) -> None:
    assert document(source, "a.md").text == text


def test_front_matter_that_is_none() -> None:
    assert reason("---\n: [\n---\n文", "a.md") == "not_valid"
    assert reason("---\ntitle: 题\n---\n", "a.md") == "no_text"
    assert document("---\n不是\n\n正文", "a.md").text == "不是\n\n正文"


def test_front_matter_whose_aliases_would_fill_the_memory() -> None:
    aliases = "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]\n" for n in range(9)
    )
    source = f"---\na: &a [x, x]\n{aliases}title: *j\nauthor: *j\n---\n文。"
    found = document(source, "a.md")
    assert (found.title, found.author, found.text) == (None, None, "文。")


# JSONL


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2021-03-05", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("2021年3月5日", "2021-03-05"),
        ("2021-03-05T08:00:00+08:00", "2021-03-05"),
        ("2021.3", "2021-03"),
        ("2021年", "2021"),
        ("去年三月", "去年三月"),
        (None, None),
    ],
)
def test_a_date_is_put_in_the_form_that_filters_read(given: str | None, date: str | None) -> None:
    (line,) = read(json.dumps({"text": "文。", "date": given}), "n.jsonl")
    assert isinstance(line, Document)
    assert line.date == date
    if given:
        (page,) = read(f'---\ndate: "{given}"\n---\n文。', "n.md")
        assert isinstance(page, Document)
        assert page.date == date


def test_jsonl() -> None:
    rows: list[object] = [
        {"_id": "x", "title": "题", "text": "文。", "date": "2023", "source": "报", "zone": "区"},
        {"id": 7, "text": "二", "title": None, "author": True},
        {"text": "三\ud800\0"},
    ]
    lines = [*(json.dumps(row) for row in rows), "", "{", "[]", '{"text": " "}', "[" * 99999]
    assert read("\r\n".join(lines), "n.jsonl") == [
        Document(
            "文。",
            title="题",
            date="2023",
            source="报",
            zone="区",
            id="x",
            part="line 1",
            whole=True,
            encoding="utf-8",
        ),
        Document("二", id="7", part="line 2", whole=True, encoding="utf-8"),
        Document("三\ufffd", part="line 3", whole=True, encoding="utf-8"),
        Problem("not_valid", "This is not valid JSON.", "line 5"),
        Problem("not_valid", "This is not a JSON object.", "line 6"),
        Problem("no_text", "There is no text.", "line 7"),
        Problem("not_valid", "This is not valid JSON.", "line 8"),
    ]


# HTML

FIRST = "本报讯 松江湾高新区昨天与七家企业签约，总投资达到一百二十亿元，其中外资企业两家。"
SECOND = "管委会主任说，下一步要把审批时间再压一半，让企业少跑路、多办事，并把窗口开到车间里去。"
THIRD = "到年底，园区还将建成三座标准厂房，面积合计九万平方米，已有四家企业签了入驻协议。"
BODY = f"<p>　　{FIRST}</p><p>　　{SECOND}</p><table><tr><th>年</th><th>产值</th></tr>\
<tr><td>2022</td><td>905亿元</td></tr></table><p>　　{THIRD}</p>"
NAVIGATION = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/v">视频</a></li></ul>\
</div><div>您的位置：<a href="/">首页</a> &gt; <a href="/n">要闻</a></div>'
FOOTER = '<div class="r"><h3>相关阅读</h3><ul><li><a href="/1">别处举行运动会</a></li></ul></div>\
<div class="footer"><a href="/a">关于我们</a> <a href="/c">联系我们</a></div>'


def page(head: str, body: str) -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>{NAVIGATION}<div><h1>高新区签约</h1>"
        f"<div>{body}</div></div>{FOOTER}</body></html>"
    )


def test_a_news_page_loses_its_navigation_and_footer() -> None:
    head = (
        '<meta charset="gb2312"><title>高新区签约_松江湾网</title>'
        '<meta property="og:site_name" content="松江湾网"><meta name="author" content="林一">'
        '<meta property="article:published_time" content="2023-05-06T08:30:00+08:00">'
        '<meta property="og:url" content="https://example.org/1.html">'
    )
    assert document(page(head, BODY).encode("gb18030"), "a.html") == Document(
        f"{FIRST}\n\n{SECOND}\n\n年 | 产值\n\n2022 | 905亿元\n\n{THIRD}",
        title="高新区签约",
        source="松江湾网",
        date="2023-05-06",
        url="https://example.org/1.html",
        author="林一",
        whole=True,
        encoding="gb18030",
    )


def test_a_short_news_page_does_too() -> None:
    assert document(page("<title>高新区签约</title>", f"<p>{FIRST}</p>"), "a.html").text == FIRST


def test_linked_data() -> None:
    data = {
        "@graph": [
            {"@type": "BreadcrumbList", "headline": "不是"},
            {
                "@type": "NewsArticle",
                "headline": "签约七家",
                "datePublished": "2023-05-06",
                "author": [{"name": "林一"}, {"name": "周二"}],
                "publisher": {"@type": "Organization", "name": "松江湾日报"},
            },
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found = document(page(head, BODY), "a.htm")
    assert (found.title, found.date) == ("签约七家", "2023-05-06")
    assert (found.author, found.source) == ("林一 周二", "松江湾日报")


def test_the_line_below_the_title_names_paper_and_day_and_is_no_text() -> None:
    found = document(page("", f"<p>2023年5月6日 08:30　来源：松江湾日报</p>{BODY}"), "a.html")
    assert (found.source, found.date) == ("松江湾日报", "2023-05-06")
    assert found.text.startswith(FIRST)


def test_only_what_is_visible_is_read() -> None:
    source = (
        "<html><head><style>样式{}</style><script>脚本</script></head><body><p>可见</p><!-- 注 -->"
        "<noscript>无脚本</noscript><template>模板</template><p style='display: none'>藏</p>"
        "<div hidden>隐<div>匿</div></div><svg><title>图</title></svg>正文</body></html>"
    )
    assert document(source, "a.html").text == "可见\n\n正文"


def test_escaped_markup_is_text() -> None:
    found = document("<h1>&lt;img src=x&gt;</h1><p>一段正文。</p>", "a.html")
    assert (found.title, found.text) == ("<img src=x>", "一段正文。")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_wrong_declaration_of_the_encoding_is_found_out(encoding: str) -> None:
    source = '<meta charset="big5"><p>松江湾高新区签约七家企业</p>'
    assert document(source.encode(encoding), "a.html").text == "松江湾高新区签约七家企业"


def test_deep_nesting() -> None:
    source = "<div>" * 100_000 + "深处" + "</div>" * 100_000
    assert document(source, "a.html").text == "深处"


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<?", "<![CDATA[", '<div style="'])
def test_a_page_that_never_closes_what_it_opens(piece: str) -> None:
    assert reason(piece * 50_000, "a.html") == "no_text"


def test_a_page_without_text() -> None:
    assert reason("<html><body><img src=a.png></body></html>", "a.html") == "no_text"


# DOCX


def test_docx_with_headings_and_a_table() -> None:
    body = (
        p("园区年度报告", "a1")
        + p("第一段。")
        + table(("年", "产值"), ("2022", ""))
        + p("第二段。")
        + '<w:p><w:r><w:t xml:space="preserve">Seven </w:t></w:r><w:ins><w:r><w:t>firms</w:t>'
        "</w:r></w:ins><w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>"
    )
    core = {"creator": "林一", "created": "2023-05-06T00:00:00Z", "publisher": "松江湾日报"}
    assert document(docx(body, {"a1": "heading 1"}, core), "a.docx") == Document(
        "第一段。\n\n年 | 产值\n2022 |\n\n第二段。\n\nSeven firms.",
        title="园区年度报告",
        source="松江湾日报",
        date="2023-05-06",
        author="林一",
        whole=True,
        notes=("The date is the day on which the file was made.",),
    )


def test_docx_without_a_title_may_be_a_page() -> None:
    assert document(docx(p("一。") + p("二。")), "a.docx") == Document("一。\n\n二。")


def test_a_title_that_a_program_made_up_is_none() -> None:
    for title in ("无标题", "报告.docx", "A04", "Microsoft Word - 报告"):
        assert document(docx(p("一。"), core={"title": title}), "a.docx").title is None
    found = document(docx(p("一。"), core={"title": "园区年度报告"}), "a.docx")
    assert (found.title, found.whole) == ("园区年度报告", True)


def test_deleted_hidden_and_repeated_text_of_docx_is_left_out() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    shown = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"
        f"<w:r>{hidden}<w:t>藏</w:t></w:r><w:r>{shown}<w:t>见</w:t><w:br/><w:t>下</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>段</w:t></w:r></w:p>"
        "<w:p><w:r><w:Fallback><w:t>又</w:t></w:Fallback><w:t>框</w:t></w:r></w:p>"
    )
    assert document(docx(body), "a.docx").text == "见\n下\n\n段\n\n框"


def test_entities_of_docx_are_refused() -> None:
    head = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert reason(docx(p("前后"), head=head), "a.docx") == "dtd_forbidden"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped({"a.txt": "x"}), "corrupt"),
        (zipped({"word/document.xml": "<w:document"}), "corrupt"),
        (docx(p("一"))[:300], "corrupt"),
        (docx(""), "no_text"),
        (docx(p("A" * 2_000_000)), "archive_limit"),
    ],
)
def test_docx_that_cannot_be_read(data: bytes, expected: str) -> None:
    assert reason(data, "a.docx") == expected


def test_deeply_nested_docx() -> None:
    depth = 50_000
    body = "<w:sdt>" * depth + p("深") + "</w:sdt>" * depth
    assert document(docx(body), "a.docx").text == "深"


# Zip


def test_a_zip_of_everything() -> None:
    data = zipped(
        {
            "新闻/一.md": "# 题\n\n文。",
            "二.jsonl": '{"id": "k", "text": "二"}\n{',
            "三.txt": "第三篇正文，讲产业园区。".encode("gb18030"),
            "四.docx": docx(p("四。")),
            "五.zip": zipped({"x.txt": "内"}),
            "六.exe": b"MZ",
            "../七.html": "<p>七</p>",
            "空/": "",
            "__MACOSX/._一.md": b"x",
            ".DS_Store": b"x",
        }
    )
    assert read(data, "z.zip") == [
        Document("文。", title="题", part="新闻/一.md", whole=True, encoding="utf-8"),
        Document("二", id="k", part="二.jsonl, line 1", whole=True, encoding="utf-8"),
        Problem("not_valid", "This is not valid JSON.", "二.jsonl, line 2"),
        Document("第三篇正文，讲产业园区。", part="三.txt", encoding="gb18030"),
        Document("四。", part="四.docx"),
        Problem("archive_limit", "It is an archive within an archive.", "五.zip"),
        Problem("type_unknown", "Files of type '.exe' are not read.", "六.exe"),
        Document("七", part="../七.html", whole=True, encoding="utf-8"),
    ]


def test_names_from_chinese_windows() -> None:
    data = zipped({"abcdef.txt": "正文。"}).replace(b"abcdef", "新闻页".encode("gbk"))
    assert document(data, "z.zip").part == "新闻页.txt"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped({f"{n}.txt": "x" for n in range(2001)}), "archive_limit"),
        (zipped({"a.txt": b"\0" * 2_000_000}), "archive_limit"),
        (zipped({}), "empty"),
        (zipped({"a.txt": "x" * 99})[:-30], "corrupt"),
        (b"PK\x03\x04" + b"\0" * 99, "corrupt"),
    ],
)
def test_zips_that_are_refused(data: bytes, expected: str) -> None:
    assert reason(data, "z.zip") == expected


def test_a_zip_that_declares_too_much_is_not_unpacked() -> None:
    data = zipped({"a.txt": "x" * 99, "b.txt": "好。"})
    central = data.index(b"PK\x01\x02")
    swollen = data[: central + 24] + (65 << 20).to_bytes(4, "little") + data[central + 28 :]
    assert reason(swollen, "z.zip") == "archive_limit"


def test_a_damaged_or_locked_member_costs_itself_only() -> None:
    data = zipped({"a.txt": "甲甲甲甲", "b.txt": "好。"})
    central = data.index(b"PK\x01\x02")
    locked = data[: central + 8] + b"\x01" + data[central + 9 :]
    assert read(locked, "z.zip") == [
        Problem("encrypted", "It is protected by a password.", "a.txt"),
        Document("好。", part="b.txt", encoding="utf-8"),
    ]
    wrong_sum = data[: central + 16] + b"\0\0\0\0" + data[central + 20 :]
    assert read(wrong_sum, "z.zip")[0] == Problem("corrupt", "It cannot be unpacked.", "a.txt")
