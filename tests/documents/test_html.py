"""HTML pages: main text, metadata, and what is never shown."""

from __future__ import annotations

import json

import pytest

from tests.documents.parsing import document, reason
from zoneqa.documents.document import Document

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
