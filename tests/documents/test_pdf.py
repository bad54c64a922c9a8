"""PDFs: reading order, paragraphs, and what is no text of the page."""

from __future__ import annotations

import pytest

from tests.documents import parsing
from tests.documents.pdf_parsing import document, paragraphs
from tests.made import Put, column, pdf
from zoneqa.documents.document import Document

LEFT = """  松江湾高新区今年新开工
项目二十三个，总投资达到一
百二十亿元，比去年多六成。
  管委会主任说，下一步
要把审批时间再压一半，让
企业少跑路、多办事，并把
服务窗口开到车间里去，每"""

MIDDLE = """周两次，由专人上门听取意
见，当场能办的当场办完。
  到年底，园区还将建成
三座标准厂房，面积合计九
万平方米，已有七家企业签
了入驻协议，其中外资两家
都来自德国。"""

RIGHT = """  人才也有着落。今年以来
引进博士四十一名，硕士三
百零二名，发放住房补贴一
千万元。"""

LEFT_END = (
    "管委会主任说，下一步要把审批时间再压一半，让企业少跑路、多办事，并把服务窗口开到车间里去，每"
)

HEADLINE = "松江湾高新区项目建设提速"
PARAGRAPHS = [
    "松江湾高新区今年新开工项目二十三个，总投资达到一百二十亿元，比去年多六成。",
    "管委会主任说，下一步要把审批时间再压一半，让企业少跑路、多办事，并把服务窗口开到车间里去，"
    "每周两次，由专人上门听取意见，当场能办的当场办完。",
    "到年底，园区还将建成三座标准厂房，面积合计九万平方米，已有七家企业签了入驻协议，"
    "其中外资两家都来自德国。",
]
TALENT = "人才也有着落。今年以来引进博士四十一名，硕士三百零二名，发放住房补贴一千万元。"


def reason(data: bytes) -> str:
    return parsing.reason(data, "a.pdf")


def interleaved(*columns: list[Put]) -> list[Put]:
    """The lines in the order of their height, as some programs write them."""
    return sorted((put for lines in columns for put in lines), key=lambda put: -put.bottom)


def test_two_columns_below_a_headline() -> None:
    page = [Put(HEADLINE, 40, 560, 22), *column(LEFT, 40, 520), *column(MIDDLE, 220, 520)]
    assert paragraphs(page) == [HEADLINE, *PARAGRAPHS]


def test_two_columns_with_a_narrow_gutter_written_line_by_line() -> None:
    page = interleaved(column(LEFT, 40, 520), column(MIDDLE, 182, 520))
    assert paragraphs([Put(HEADLINE, 40, 560, 22), *page]) == [HEADLINE, *PARAGRAPHS]


def test_three_columns_on_lines_of_their_own_between_headline_and_caption() -> None:
    caption = column(
        "图为新建成的厂房与道路，摄于五月，天气晴朗，工人正在安装设备，\n准备投产。", 30, 390, 9
    )
    columns = column(LEFT, 30, 520), column(MIDDLE, 172, 516), column(RIGHT, 314, 512)
    page = [Put(HEADLINE, 40, 560, 22), *interleaved(*columns), *caption]
    assert paragraphs(page) == [
        HEADLINE,
        *PARAGRAPHS,
        TALENT,
        "图为新建成的厂房与道路，摄于五月，天气晴朗，工人正在安装设备，准备投产。",
    ]


def test_a_last_column_of_two_lines() -> None:
    short = "  人才也有着落，今年以来\n引进博士四十一名。"
    page = [*column(LEFT, 30, 520), *column(MIDDLE, 172, 520), *column(short, 314, 523)]
    assert paragraphs(page) == [*PARAGRAPHS, "人才也有着落，今年以来引进博士四十一名。"]


@pytest.mark.parametrize("end", ["企业少跑路、多办事。", "六成。", "“很快。”"])
def test_the_last_column_of_a_page_may_be_the_end_of_a_sentence(end: str) -> None:
    first = column(LEFT, 30, 520)
    page = interleaved(first, [Put(end, 200, first[0].bottom)])
    assert paragraphs(page) == [PARAGRAPHS[0], LEFT_END + end]


@pytest.mark.parametrize(
    "lines",
    [
        [("松江湾高新区项", 30), ("目提速", 65)],
        [("松江湾高新区项", 30), ("目建设提速见效", 30)],
        [("松江湾高新区项", 30), ("目建设再提速向", 30), ("前", 86)],
        [("松江湾高新区", 35), ("项目提速", 51)],
    ],
)
@pytest.mark.parametrize("size", [16, 17])
def test_a_headline_on_several_lines_in_its_column_is_one(
    lines: list[tuple[str, float]], size: float
) -> None:
    headline = [Put(text, left, 560 - 24 * n, size) for n, (text, left) in enumerate(lines)]
    text = column(LEFT, 30, 540 - 24 * len(lines))
    page = [*headline, *text, *column(MIDDLE, 200, 560)]
    assert paragraphs(page)[0] == "".join(text for text, _ in lines)


def test_two_reports_side_by_side_with_headlines_of_their_own() -> None:
    page = [
        *(Put("项目建设提速", 30, 560, 18), *column(LEFT, 30, 520), *column(MIDDLE, 168, 520)),
        *(Put("引才有新招", 314, 560, 18), *column(RIGHT, 314, 520)),
    ]
    assert paragraphs(page) == ["项目建设提速", *PARAGRAPHS, "引才有新招", TALENT]


def test_two_reports_one_above_the_other() -> None:
    page = [
        *(Put(HEADLINE, 40, 560, 22), *column(LEFT, 40, 520), *column(MIDDLE, 220, 520)),
        *(Put("引才有新招让人才留得住", 40, 370, 22), *column(RIGHT, 40, 330)),
        *column(RIGHT.replace("四", "五"), 220, 330),
    ]
    second = ["引才有新招让人才留得住", TALENT, TALENT.replace("四", "五")]
    assert paragraphs(page) == [HEADLINE, *PARAGRAPHS, *second]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    assert paragraphs(column(LEFT, 40, 300), column(MIDDLE, 40, 500)) == PARAGRAPHS


def test_hyphenated_words_are_joined_and_lines_get_a_space() -> None:
    left = (
        "The zone has signed an agree-\nment with seven firms. Each of\nthem will build a factory."
    )
    right = (
        "A second round on inter-\nnational logistics, led by state-\nOwned banks, begins in May."
    )
    page = [*column(left, 40, 500), *column(right, 230, 500)]
    assert paragraphs(page) == [
        "The zone has signed an agreement with seven firms. Each of them will build a factory.",
        "A second round on international logistics, led by state-Owned banks, begins in May.",
    ]


def test_chinese_and_latin_on_one_line() -> None:
    page = column("园区与ABB公司签约，引进5G与\nAI平台，还将建AI\nLab一座。", 40, 500)
    assert paragraphs(page) == ["园区与ABB公司签约，引进5G与AI平台，还将建AI Lab一座。"]


def test_running_heads_feet_and_page_numbers_are_dropped() -> None:
    def page(number: int, *body: str) -> list[Put]:
        head = [Put("松江湾高新区年报", 40, 580, 9), Put(f"2023年5月{number}日", 300, 580, 9)]
        foot = [Put(f"- {number} -", 200, 15, 9)]
        return [*head, *column("\n".join(body), 40, 520), *foot]

    assert paragraphs(
        page(1, "  第一页讲项目，今年", "签约七家企业。"),
        page(2, "  第二页讲人才，今年", "引进四十一人。"),
        page(3, "  第三页讲服务，今年", "办结三千件。"),
    ) == [
        "第一页讲项目，今年签约七家企业。",
        "第二页讲人才，今年引进四十一人。",
        "第三页讲服务，今年办结三千件。",
    ]


@pytest.mark.parametrize("number", ["3", "— 3 —", "第3页 共10页", "3 / 10", "Page 3 of 10"])
def test_a_page_number_is_dropped_even_from_a_single_page(number: str) -> None:
    assert paragraphs([*column("正文一行。", 40, 500), Put(number, 200, 20)]) == ["正文一行。"]


def test_a_title_of_its_own_makes_it_whole() -> None:
    page = column("正文一行。", 40, 500)
    assert parsing.document(
        pdf(page, title="松江湾高新区年报", author="林一"), "a.pdf"
    ) == Document(
        "正文一行。",
        title="松江湾高新区年报",
        date="2000-01-01",
        author="林一",
        whole=True,
        notes=("The date is the day on which the file was made.",),
    )
    for title in ("", "untitled", "A04", "2023-05-06", "版面.indd"):
        found = parsing.document(pdf(page, title=title), "a.pdf")
        assert (found.title, found.whole) == (None, False)


def test_a_pdf_that_is_named_text_is_read() -> None:
    data = pdf(column("正文一行。", 40, 500))
    assert parsing.document(data, "a.txt").text == "正文一行。"


def test_a_password() -> None:
    page = column("正文一行。", 40, 500)
    assert reason(pdf(page, password="secret")) == "encrypted"
    assert parsing.document(pdf(page, password=""), "a.pdf").text == "正文一行。"


def test_scanned_pages_are_told() -> None:
    assert reason(pdf([], [])) == "no_text"
    found = document([], column("正文一行。", 40, 500), [])
    assert found.notes[-1] == "No text on 2 of 3 pages (1, 3): scanned?"


def test_damage_and_too_many_pages() -> None:
    whole = pdf(column("正文一行。", 40, 500))
    assert reason(whole[:200]) == "corrupt"
    assert reason(pdf(*([] for _ in range(2001)))) == "too_many_pages"


def test_a_paragraph_goes_on_beside_and_below_a_picture() -> None:
    narrow = "  松江湾高新区今年新开工\n项目二十三个，总投资达到一\n百二十亿元，比去年多六成，"
    wide = "其中工业项目十一个，投资额占全部项目的一半以上，年底可\n以投产的有七个。"
    page = [*column(narrow, 40, 500), *column(wide, 40, 455)]
    assert paragraphs(page) == ["".join((narrow + wide).split())]


def test_a_short_indented_line_is_a_heading_before_an_indented_paragraph() -> None:
    page = column("  项目建设\n  今年新开工项目二十三个，总投资达到\n一百二十亿元。", 40, 500)
    assert paragraphs(page) == ["项目建设", "今年新开工项目二十三个，总投资达到一百二十亿元。"]


def test_a_full_newspaper_page_is_read_whole() -> None:
    lines = "\n".join("园区今年签约企业项目建设" for _ in range(75))
    page = [put for n in range(4) for put in column(lines, 15 + 100 * n, 580, 5)]
    assert document(page).text.count("园区") == 300
