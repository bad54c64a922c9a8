"""What stands in and beside the sentences of a Word document: notes, boxes, marks, symbols."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document
from tests.made import docx, p


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def text(body: str, **parts: str) -> str:
    return document(docx(body, parts=parts), "a.docx").text


def note(kind: str, note_id: int, content: str) -> str:
    return f'<w:{kind} w:id="{note_id}">{content}</w:{kind}>'


def ref(kind: str, note_id: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}"/></w:r>'


def box(content: str) -> str:
    return f"<w:txbxContent>{content}</w:txbxContent>"


LIFTED = '<w:position w:val="8"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'


def test_notes_follow_their_paragraph_and_never_touch_a_number() -> None:
    body = (
        para(r("人口21.3"), ref("footnote", 5), r("万人，土地640亩"), ref("endnote", 2), r("。"))
        + p("二。")
        + para(r("三"), ref("footnote", 9), r("。"))
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    foot = separator + note("footnote", 5, p(" 含青石镇。")) + note("footnote", 9, p("快报数。"))
    assert text(body, footnotes=foot, endnotes=note("endnote", 2, p("含租用。"))) == (
        "人口21.3万人，土地640亩。\n\n注1：含青石镇。\n\n尾注1：含租用。\n\n二。\n\n三。\n\n注2：快报数。"
    )


def test_a_note_in_a_table_follows_the_table_and_may_have_paragraphs() -> None:
    cells = f"<w:tc>{p('人口')}</w:tc><w:tc>{para(r('21.3'), ref('footnote', 1))}</w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{p('后。')}"
    foot = note("footnote", 1, p("一。") + p("二。"))
    assert text(body, footnotes=foot) == "人口 | 21.3\n\n注1：一。\n\n二。\n\n后。"


def test_the_mark_beside_a_reference_is_no_text() -> None:
    own = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t>'
    body = para(r("税收28.9"), f"<w:r>{own}</w:r>", r("亿元。"))
    foot = note("footnote", 1, para("<w:r><w:footnoteRef/></w:r>", r("快报数。")))
    assert text(body, footnotes=foot) == "税收28.9亿元。\n\n注1：快报数。"


def test_a_note_that_is_missing_and_comments_are_named_in_the_report() -> None:
    body = para(r("一"), ref("footnote", 7), r("。"), ref("comment", 0), ref("comment", 1))
    comments = note("comment", 0, p("应为99亿元？"))
    found = document(docx(body, parts={"comments": comments}), "a.docx")
    assert found.text == "一。"
    assert found.notes == ("Left out: 2 comments, 1 footnote.",)


FIRST, SECOND = p("框一。"), p("框二。")
BOTH = box(FIRST + SECOND)
NESTED = box(para(r("框一。"), f"<w:r><w:pict>{box(SECOND)}</w:pict></w:r>"))
CHOICE = f"<w:Choice><w:drawing>{BOTH}</w:drawing></w:Choice>"
FALLBACK = f"<w:Fallback><w:pict>{BOTH}</w:pict></w:Fallback>"


@pytest.mark.parametrize(
    "anchored",
    [
        f"<w:pict><v>{BOTH}</v></w:pict>",
        f"<w:drawing><g>{box(FIRST)}</g><g>{box(SECOND)}</g></w:drawing>",
        f"<w:drawing>{NESTED}</w:drawing>",
        f"<w:AlternateContent>{CHOICE}{FALLBACK}</w:AlternateContent>",
        f"<w:AlternateContent>{CHOICE}{CHOICE}{FALLBACK}</w:AlternateContent>",
        f"<w:AlternateContent><w:Choice><new/></w:Choice>{FALLBACK}</w:AlternateContent>",
    ],
)
def test_a_box_follows_the_sentence_that_it_is_anchored_in(anchored: str) -> None:
    body = para(r("签约"), f"<w:r>{anchored}</w:r>", r("项目42个。")) + p("后。")
    assert text(body) == "签约项目42个。\n\n框一。\n\n框二。\n\n后。"


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (r("35.7亿元", "<w:strike/>") + r("33.8亿元。"), "33.8亿元。"),
        (r("35.7亿元", "<w:dstrike/>") + r("33.8亿元。"), "33.8亿元。"),
        (r("33.8亿元。", '<w:strike w:val="false"/>'), "33.8亿元。"),
        (r("旧", '<w:rStyle w:val="S"/>') + r("新。"), "新。"),
        (r("旧", '<w:rStyle w:val="T"/>') + r("新。"), "新。"),
        (r("新。", '<w:rStyle w:val="S"/><w:strike w:val="0"/>'), "新。"),
        (r("新。", "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"), "新。"),
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>" + r("新。"), "新。"),
        (f"<w:ins>{r('新')}<w:del>{r('旧')}</w:del></w:ins>" + r("。"), "新。"),
        (
            f"<w:moveFrom>{r('甲，')}</w:moveFrom>{r('乙，')}<w:moveTo>{r('甲，')}</w:moveTo>",
            "乙，甲，",
        ),
    ],
)
def test_struck_deleted_and_moved_text(runs: str, shown: str) -> None:
    styles = (
        '<w:style w:styleId="S"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="T"><w:basedOn w:val="S"/></w:style>'
    )
    assert text(para(runs), styles=styles) == shown


def test_paragraphs_whose_ends_are_deleted_become_one() -> None:
    end = '<w:pPr><w:rPr><w:del w:author="a"/></w:rPr></w:pPr>'
    body = (
        para(end, r("新增")) + para(end, r("就业"), ref("footnote", 1)) + p("8600人。") + p("后。")
    )
    foot = note("footnote", 1, p("快报数。"))
    assert text(body, footnotes=foot) == "新增就业8600人。\n\n注1：快报数。\n\n后。"
    assert text(p("一。") + para(end, r("完。"))) == "一。\n\n完。"


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (r("税收28.9") + r("2", RAISED) + r("亿元。"), "税收28.9亿元。"),
        (r("税收28.9") + r("1", RAISED) + r("2", RAISED) + r("亿元。"), "税收28.9亿元。"),
        (r("税收28.9") + r("2", '<w:rStyle w:val="R"/>') + r("亿元。"), "税收28.9亿元。"),
        (r("税收28.9亿元") + r("[3]", RAISED) + r("。"), "税收28.9亿元。"),
        (r("占地20km") + r("2", RAISED) + r("。"), "占地20km²。"),
        (r("库容3万m") + r("3", RAISED) + r("。"), "库容3万m³。"),
        (r("绿化31×10") + r("4", RAISED) + r("平方米。"), "绿化31×10⁴平方米。"),
        (r("税收28.9") + r("2", LIFTED + '<w:sz w:val="19"/>') + r("亿元。"), "税收28.9亿元。"),
        (r("税收") + r("28", LIFTED + '<w:sz w:val="24"/>') + r("亿元。"), "税收28亿元。"),
        (r("税收") + r("28", LIFTED) + r("亿元。"), "税收28亿元。"),
        (r("H") + r("2", '<w:vertAlign w:val="subscript"/>') + r("O"), "H2O"),
        (r("the 14") + r("th", RAISED) + r(" plan"), "the 14th plan"),
    ],
)
def test_raised_digits_are_no_part_of_a_number(runs: str, shown: str) -> None:
    styles = (
        f'<w:style w:styleId="R"><w:rPr>{RAISED}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:basedOn w:val="M"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="M"><w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    )
    assert text(para(runs), styles=styles) == shown


def field(code: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return char("begin") + instruction + char("separate") + r(result) + char("end")


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (r("长") + field("SUM(ABOVE)", "146公里") + r("。"), "长146公里。"),
        (f'{r("长")}<w:fldSimple w:instr="REF x">{r("146公里")}</w:fldSimple>', "长146公里"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + field("MERGEFIELD x", "0")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("无")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "无",
        ),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + r("单击此处输入文字。")
            + "</w:sdtContent></w:sdt>"
            + r("正文。"),
            "正文。",
        ),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('218家')}</w:sdtContent></w:sdt>", "218家"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r("三类"), "≥三类"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>' + r("5%"), "±5%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r("合格"), "✓合格"),
        ('<w:r><w:sym w:font="宋体" w:char="2265"/></w:r>' + r("三类"), "≥三类"),
    ],
)
def test_fields_controls_and_symbols(runs: str, shown: str) -> None:
    assert text(para(runs) + p("完。")) == f"{shown}\n\n完。".lstrip()


def m(name: str, *parts: str) -> str:
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def mr(characters: str) -> str:
    return m("r", m("t", characters))


@pytest.mark.parametrize(
    ("equation", "shown"),
    [
        (mr("41.6%"), "41.6%"),
        (m("f", m("num", mr("1")), m("den", mr("2"))), "1/2"),
        (m("f", m("num", mr("a+b")), m("den", mr("c"))), "(a+b)/c"),
        (m("sSup", m("e", mr("x")), m("sup", mr("2"))), "x^2"),
        (m("sSup", m("e", mr("e")), m("sup", mr("ab"))), "e^ab"),
        (m("sSup", m("e", mr("10")), m("sup", mr("-3"))), "10^(-3)"),
        (m("sSub", m("e", mr("x")), m("sub", mr("i"))), "x_i"),
        (m("rad", m("deg"), m("e", mr("x+1"))), "√(x+1)"),
        (m("rad", m("deg", mr("3")), m("e", mr("8"))), "(3)√8"),
        (m("d", m("e", mr("x")), m("e", mr("y"))), "(x|y)"),
        (m("d", m("dPr", '<m:begChr m:val="["/><m:endChr m:val="]"/>'), m("e", mr("x"))), "[x]"),
        (
            m(
                "nary",
                m("naryPr", '<m:chr m:val="∑"/>'),
                m("sub", mr("i=1")),
                m("sup", mr("n")),
                m("e", mr("x")),
            ),
            "∑_(i=1)^n x",
        ),
        (m("m", m("mr", m("e", mr("1")), m("e", mr("2"))), m("mr", m("e", mr("3")))), "1, 2; 3"),
    ],
)
def test_an_equation_is_a_line_of_text(equation: str, shown: str) -> None:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    math = f'<m:oMath xmlns:m="{namespace}">{equation}</m:oMath>'
    assert text(para(r("率为"), math, r("。"))) == f"率为{shown}。"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<w:drawing><pic/></w:drawing>", "1 picture"),
        ("<w:drawing><g><pic/><pic/></g></w:drawing>", "2 pictures"),
        ("<w:pict><shape><imagedata/></shape></w:pict>", "1 picture"),
        ("<w:drawing><chart/></w:drawing>", "1 chart"),
        ("<w:drawing><relIds/></w:drawing>", "1 diagram"),
        ("<w:object><imagedata/><OLEObject/></w:object>", "1 embedded object"),
        ('<w:sym w:font="Webdings" w:char="F021"/>', "1 unknown symbol"),
        ("<w:rPr><w:strike/></w:rPr><w:t>旧</w:t>", "1 struck-out passage"),
        (
            "<w:rPr><w:strike/></w:rPr><w:t>旧</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>数</w:t>",
            "1 struck-out passage",
        ),
    ],
)
def test_what_is_not_read_is_named(content: str, says: str) -> None:
    found = document(docx(para(r("一。"), f"<w:r>{content}</w:r>")), "a.docx")
    assert (found.text, found.notes) == ("一。", (f"Left out: {says}.",))


def test_a_drawing_without_a_picture_is_not_missed() -> None:
    assert (
        document(docx(para(r("一。"), "<w:r><w:drawing><ln/></w:drawing></w:r>")), "a.docx").notes
        == ()
    )


@pytest.mark.parametrize(
    ("part", "content", "notes"),
    [
        ("header1", p("青禾高新区公报"), ("Left out: the page header “青禾高新区公报”.",)),
        ("footer2", p("内部 资料"), ("Left out: the page footer “内部 资料”.",)),
        ("footer1", p("第1页 共12页"), ()),
        ("footer1", p("- 3 -"), ()),
        ("header1", p(""), ()),
        ("footer1", p("Page 1 of 3"), ()),
    ],
)
def test_page_headers_are_named_unless_they_only_count(
    part: str, content: str, notes: tuple[str, ...]
) -> None:
    found = document(docx(p("一。"), parts={part: content}), "a.docx")
    assert (found.text, found.notes) == ("一。", notes)
