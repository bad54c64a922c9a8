"""HTML pages: main text, metadata, and what is never shown."""

from __future__ import annotations

import json

import pytest

from tests.documents.parsing import document, reason
from zoneqa.documents.document import Document
from zoneqa.documents.tables import Grid

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
        f"{FIRST}\n\n{SECOND}\n\n年 | 产值\n2022 | 905亿元\n\n{THIRD}",
        title="高新区签约",
        source="松江湾网",
        date="2023-05-06",
        url="https://example.org/1.html",
        author="林一",
        whole=True,
        encoding="gb18030",
        grids=(Grid.of_rows([["年", "产值"], ["2022", "905亿元"]], header_rows=1),),
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


def table(rows: str) -> str:
    return f"<p>{FIRST}</p><p>{SECOND}</p><table>{rows}</table><p>{THIRD}</p>"


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>指标</th><th>2022年</th></tr><tr><td>税收</td><td>3.1</td></tr>",
        "<tr><td><p>指标</p></td><td><p>2022年</p></td></tr><tr><td><div>税收</div></td><td>3.1</td>",
        "<thead><tr><td>指标<td>2022年</thead><tbody><tr><th>税收<td>3.1</tbody>",
        "<tr><td> 指标</td><td>2022<b>年</b></td></tr>\n<tr><td>税收</td><td>3.1</td></tr>",
        "<tr><td>指标</td><td>2022年</td></tr><tr><td>税收<td>3.1<tr hidden><td>不见<td>9",
    ],
)
def test_the_cells_of_a_table_stay_in_their_rows(rows: str) -> None:
    found = document(page("", table(rows)).encode(), "a.html")
    assert "指标 | 2022年\n税收 | 3.1" in found.text
    texts = [[cell.text for cell in row] for row in found.grids[0].rows()]
    assert [row for row in texts if any(row)] == [["指标", "2022年"], ["税收", "3.1"]]


def test_merged_cells_know_what_they_cover() -> None:
    rows = (
        "<tr><th rowspan=2>指标</th><th colspan=2>2022年</th></tr>"
        "<tr><th>全年</th><th>上半年</th></tr>"
        "<tr><td>税收</td><td>3.1</td><td>1.4</td></tr>"
    )
    (grid,) = document(page("", table(rows)).encode(), "a.html").grids
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells] == [
        ("指标", 0, 0, 2, 1),
        ("2022年", 0, 1, 1, 2),
        ("全年", 1, 1, 1, 1),
        ("上半年", 1, 2, 1, 1),
        ("税收", 2, 0, 1, 1),
        ("3.1", 2, 1, 1, 1),
        ("1.4", 2, 2, 1, 1),
    ]


def test_a_caption_and_a_unit_stay_with_their_table() -> None:
    rows = "<caption>表1 主要指标</caption><tr><td>指标<td>2022年<tr><td>税收<td>3.1"
    body = table(rows).replace("<table>", "<p>单位：亿元</p><table>")
    text = document(page("", body).encode(), "a.html").text
    assert "单位：亿元\n\n表1 主要指标\n\n指标 | 2022年" in text


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    body = (
        f"<table><tr><td>栏目</td><td><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></td></tr></table>"
    )
    found = document(page("", body).encode(), "a.html")
    assert found.grids == ()
    assert f"{FIRST}\n\n{SECOND}" in found.text


def test_cells_that_claim_to_cover_millions_of_places_are_read_side_by_side() -> None:
    cell = "<td rowspan=1000 colspan=1000>税收</td>"
    page = f"<table><tr>{cell * 30}</tr><tr><td>云岭</td><td>22.7</td></tr></table>"
    assert document(page, "a.html").text == " | ".join(["税收"] * 30) + "\n云岭 | 22.7"
