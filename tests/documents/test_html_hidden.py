"""What a browser does not show of a page is no text of its article, and pages without one."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document, reason

SHOWN = "松江湾高新区2023年税收为28.9亿元，同比增长6.2%。"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>税收</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE !important",
        "visibility: hidden",
        "opacity:0",
        "opacity: 0.0",
        "font-size:0",
        "font-size: 0px; color: red",
        "font-size:1px",
        "color:#fff",
        "color:white;background:#FFFFFF",
        "color:rgb(255, 255, 255)",
        "color:#333;background-color:#333333",
        "color:transparent",
        "position:absolute;left:-9999px",
        "position:fixed; top:-100vh",
        "text-indent:-999em",
        "height:0;overflow:hidden",
        "position:absolute;clip:rect(0,0,0,0)",
        "clip-path: inset(50%)",
        "transform:scale(0)",
    ],
)
def test_hidden_text_is_left_out(style: str) -> None:
    body = f"<p>{SHOWN}</p><p style='{style}'>税收为999亿元，勿用。</p>"
    assert document(page(body), "a.html").text == SHOWN


@pytest.mark.parametrize(
    "style",
    [
        "color:#fff;background:#003366",
        "font-size:14px",
        "text-indent:2em",
        "position:absolute;left:0",
        "opacity:.9",
        "overflow:hidden;height:30px",
        "visibility:visible",
        "color:#fff;background:url(a.png)",
    ],
)
def test_styled_text_is_kept(style: str) -> None:
    assert document(page(f"<p style='{style}'>{SHOWN}</p>"), "a.html").text == SHOWN


@pytest.mark.parametrize(
    ("css", "attributes"),
    [
        (".x{display:none}", "class='note x'"),
        ("#old { visibility : hidden }", "id=old"),
        ("ins{font-size:0}", ""),
        ("p.x, ins.x {opacity:0}", "class=x"),
        ("/* .y{} */ .x{color:#fff}", "class=x"),
        ("@import url(a.css); .x{display:none}", "class=x"),
        (".x{display:block} .x{display:none}", "class=x"),
    ],
)
def test_simple_rules_of_a_style_element_hide(css: str, attributes: str) -> None:
    body = f"<p>{SHOWN}<ins {attributes}>（旧数999亿元）</ins></p>"
    assert document(page(body, f"<style>{css}</style>"), "a.html").text == SHOWN


@pytest.mark.parametrize(
    "css",
    [
        "@media print{.x{display:none}}",
        ".menu .x{display:none}",
        ".x:hover{display:none}",
        ".y{display:none}",
        ".x{display:none} p.x{display:block}",
        "body{opacity:0}",
        "@keyframes a{from{opacity:0}to{opacity:1}}",
    ],
)
def test_rules_that_do_not_hold_hide_nothing(css: str) -> None:
    body = f"<p class=x>{SHOWN}</p>"
    assert document(page(body, f"<style>{css}</style>"), "a.html").text == SHOWN


def test_what_is_within_may_be_shown_again() -> None:
    body = f"<div style='font-size:0'><p style='font-size:16px'>{SHOWN}</p>空</div>"
    assert document(page(body), "a.html").text == SHOWN


@pytest.mark.parametrize(
    "markup",
    [
        "<del>27.1</del>",
        "<s>27.1</s>",
        '<span style="text-decoration: line-through">27.1</span>',
        '<span style="text-decoration-line: line-through">27.1</span>',
        '<b style="text-decoration:red solid line-through">27.1</b>',
        "<ruby><rt>wàn</rt></ruby>",
        "<dialog>27.1</dialog>",
        "<textarea>27.1</textarea>",
        "<sup>[3]</sup>",
        "<span style='vertical-align:super'>3</span>",
    ],
)
def test_withdrawn_and_raised_text_is_no_digit_of_a_number(markup: str) -> None:
    source = page(f"<p>松江湾高新区2023年税收为28.9{markup}亿元，同比增长6.2%。</p>")
    assert document(source, "a.html").text == SHOWN


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("面积为31×10<sup>4</sup>平方米。", "面积为31×10⁴平方米。"),
        ("面积为31×<b>10</b><sup>4</sup>平方米。", "面积为31×10⁴平方米。"),
        ("占地20m<sup>2</sup>。", "占地20m²。"),
        ("税收28.9<sup><a href='#n'>2</a></sup>亿元。", "税收28.9亿元。"),
        ("减排CO<sub>2</sub>共4.6万吨。", "减排CO2共4.6万吨。"),
        ("the 14<sup>th</sup> zone.", "the 14th zone."),
    ],
)
def test_raised_and_lowered_text(source: str, text: str) -> None:
    assert document(page(f"<p>{source}</p>"), "a.html").text == text


@pytest.mark.parametrize(
    "reference",
    ["&#8203;", "&shy;", "&zwnj;", "&#65279;", "&#x202E;", "&#8288;", "&lrm;", "&#xFE0F;"],
)
def test_a_hidden_character_written_as_a_reference_is_removed(reference: str) -> None:
    torn = SHOWN.replace("8.9", f"8.{reference}9").replace("江", f"江{reference}")
    source = f"<title>税{reference}收</title><h1>税{reference}收</h1><p>{torn}</p>"
    found = document(source, "a.html")
    assert (found.title, found.text) == ("税收", SHOWN)


@pytest.mark.parametrize("reference", ["&nbsp;", "&#8232;", "&emsp;", "&#12288;", "&thinsp;"])
def test_a_blank_written_as_a_reference_tears_no_number(reference: str) -> None:
    source = page(
        f"<p>{SHOWN.replace('2023', f'20{reference}23').replace('.9', f'.{reference}9')}</p>"
    )
    assert document(source, "a.html").text == SHOWN


def test_lines_of_a_page_that_line_breaks_wrap_are_paragraphs() -> None:
    lines = (
        "　　松江湾高新区管委会昨天透露，20",
        "23年园区地区生产总值达到了331.",
        "9亿元，同比增长8.7%，增速要高于",
        "全市平均水平2.3个百分点。全年新",
        "引进项目96个，其中投资超10亿元",
        "的项目14个，累计完成固定资产投",
        "资1086亿元，比上一年多出了一成。",
    )
    text = document(page(f"<div>{'<br>'.join(lines)}</div>"), "a.html").text
    assert "2023年园区地区生产总值达到了331.9亿元" in text
    assert "累计完成固定资产投资1086亿元" in text


NAVIGATION = "<div class=nav><a href=/>首页</a> | <a href=/n>新闻</a></div>"
FOOTER = "<div class=footer>版权所有 松江湾日报社 ICP备12345号 责任编辑：某某</div>"


@pytest.mark.parametrize(
    "body",
    [
        f"{NAVIGATION}<div id=app></div>{FOOTER}<script>state={{'text':'{SHOWN}'}}</script>",
        f"{NAVIGATION}<h1>税收</h1><noscript><p>{SHOWN}</p></noscript>{FOOTER}",
        f"<h1>税收</h1><textarea>&lt;p&gt;{SHOWN}&lt;/p&gt;</textarea><p>2024-07-09 来源：日报</p>",
        f"{NAVIGATION}<h1>松江湾快讯</h1><p>加载中……</p>",
        "<p>您的浏览器不支持JavaScript，请启用后刷新。</p>",
        "<p>版权所有 © 松江湾日报社</p><p>关于我们 | 联系我们 | 网站地图</p>",
        "<ul><li><a href=/1>首页</a></li><li><a href=/2>专题</a></li></ul><h3>相关新闻</h3>",
        f"<template><p>{SHOWN}</p></template><p>上一页 1 2 3 下一页 共3页</p>",
    ],
)
def test_a_page_without_an_article(body: str) -> None:
    assert reason(page(body), "a.html") == "no_text"


def test_an_article_in_what_is_mostly_boilerplate_is_read() -> None:
    long = f"{SHOWN}松江湾高新区全年新引进项目96个，其中投资超过十亿元的有14个。"
    assert document(page(f"<header><p>{long}</p></header>{FOOTER}"), "a.html").text == long
