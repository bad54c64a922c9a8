"""The characters of a PDF: torn and raised ones, radicals, those nobody sees, and unknown ones."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest

from tests.documents import parsing
from tests.documents.pdf_parsing import Page, document, grid, notes, paragraphs
from tests.made import Draw, Put, cells, column, pdf, turned

TEXT = "凤鸣湖高新区去年税收达到二十七亿元，比前年多。"
HIDDEN = "Text that cannot be seen is left out on 1 of 1 pages (1)."


def runs(*parts: tuple[str, str], gap: float = 0.0, size: float = 10.0) -> Draw:
    """Parts of a line in fonts of their own, one after the other."""

    def draw(canvas: Any) -> None:
        left = 40.0
        for font, text in parts:
            canvas.setFont(font, size)
            canvas.drawString(left, 400, text)
            left += canvas.stringWidth(text, font, size) + gap

    return draw


def with_raised(before: str, raised: str, after: str, rise: float = 4.0, size: float = 6.0) -> Draw:
    """A line with a raised, or lowered, run in it."""

    def draw(canvas: Any) -> None:
        text = canvas.beginText(40, 400)
        for part, high, points in ((before, 0.0, 10.0), (raised, rise, size), (after, 0.0, 10.0)):
            text.setFont("Helvetica" if part.isascii() else "STSong-Light", points)
            text.setRise(high)
            text.textOut(part)
        canvas.drawText(text)

    return draw


SONG, SANS, SERIF = "STSong-Light", "Helvetica", "Times-Roman"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (((SONG, "税收达到"), (SANS, "331"), (SERIF, "."), (SANS, "9"), (SONG, "亿元")), "331.9"),
        (((SONG, "出口达到"), (SANS, "1,"), (SERIF, "086"), (SONG, "万元")), "1,086"),
        (((SONG, "增长"), (SERIF, "8"), (SANS, ".7"), (SERIF, "%"), (SONG, "左右")), "8.7%"),
        (((SONG, "人才"), *((SANS, c) for c in "1360"), (SONG, "名")), "1360"),
        (((SONG, "外资３１"), (SANS, "."), (SONG, "９亿美元")), "３１.９"),
        (((SONG, "企业"), (SANS, "ABC"), (SERIF, "Co"), (SONG, "签约")), "ABCCo"),
    ],
)
@pytest.mark.parametrize("gap", [0.0, 0.5, 1.0])
def test_a_number_in_several_fonts_is_whole(
    parts: tuple[tuple[str, str], ...], text: str, gap: float
) -> None:
    (line,) = paragraphs([runs(*parts, gap=gap)])
    assert line == f"{parts[0][1].rstrip('３１')}{text}{parts[-1][1].lstrip('９')}"


def test_digits_that_are_written_after_all_words_stand_in_their_places() -> None:
    page = [Put("税收达到", 40, 400), Put("亿元，增长", 105, 400), Put("27.8", 82, 400)]
    assert paragraphs(page) == ["税收达到27.8亿元，增长"]


@pytest.mark.parametrize("spacing", [1.0, 2.5, 4.0])
def test_spaced_out_text_has_no_blanks(spacing: float) -> None:
    line = runs(*((SONG, char) for char in "税收达到"), (SANS, "27.8"), gap=spacing)
    assert paragraphs([line]) == ["税收达到27.8"]


def test_blanks_between_words_and_numbers_stay() -> None:
    assert paragraphs([Put("In 2023 15 firms of ABC Ltd. came", 40, 400)]) == [
        "In 2023 15 firms of ABC Ltd. came"
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("去年底园区已有青年人才91\n2名，今年还要增加五百名。", "青年人才912名"),
        ("该区计划再建公寓，到202\n5年底总数达到两千套以上。", "到2025年底"),
        ("去年固定资产投资达到1,0\n86亿元，比前年多一成多。", "1,086亿元"),
        ("去年的地区生产总值是33.\n9亿元，增长了百分之八。", "33.9亿元"),
        ("园区的规划期是2021—2\n025年，总投资九十亿元。", "2021—2025年"),
        (
            "松江湾高新区去年的工业用电量为137.\n25亿千瓦时，比上年增长6.1%，绿电占三成。",
            "松江湾高新区去年的工业用电量为137.25亿千瓦时，比上年增长6.1%，绿电占三成。",
        ),
    ],
)
def test_a_number_goes_on_in_the_next_line(lines: str, text: str) -> None:
    (paragraph,) = paragraphs(column(lines, 40, 400))
    assert text in paragraph


def test_numbers_in_english_lines_stay_apart() -> None:
    lines = "The zone counted 31 firms in 2022\n15 of them are new and foreign."
    assert "in 2022 15 of them" in paragraphs(column(lines, 40, 400))[0]


@pytest.mark.parametrize(
    ("before", "raised", "after", "text"),
    [
        ("税收为27.8", "2", "亿元", "税收为27.8亿元"),
        ("税收为27.8", "[1]", "亿元", "税收为27.8亿元"),
        ("税收", "3", "为27.8亿元", "税收为27.8亿元"),
        ("出口额", "①", "增长", "出口额增长"),
        ("增长8.7%", "12", "，", "增长8.7%，"),
        ("占地3.5万m", "2", "以上", "占地3.5万m²以上"),
        ("库容2km", "3", "以上", "库容2km³以上"),
        ("The 14", "th", " fair", "The 14th fair"),
    ],
)
@pytest.mark.parametrize(("rise", "size"), [(4.0, 6.0), (3.3, 8.3)])
def test_raised_digits_are_no_digits_of_a_number(
    before: str, raised: str, after: str, text: str, rise: float, size: float
) -> None:
    assert paragraphs([with_raised(before, raised, after, rise, size)]) == [text]


def test_lowered_digits_stay() -> None:
    assert paragraphs([with_raised("排放CO", "2", "下降", rise=-2)]) == ["排放CO2下降"]


def test_raised_marks_in_a_table() -> None:
    rows = [["指标", "去年", "前年"], ["税收", "27.8", "24.3"], ["出口额", "18.4", "16.1"]]
    marks = [Put("2", 170 + 17.6, 426, 5), Put("1", 60 + 27.2, 408, 5)]
    table = grid([*cells(rows, [60, 170, 240], 440), *marks])
    assert [[cell.text for cell in row] for row in table.rows()] == rows


def test_a_raised_run_does_not_break_its_paragraph() -> None:
    page = [*column("去年园区的税收达到二十七亿\n八千万元，出口也在增长。", 40, 400)]
    assert paragraphs([*page, Put("1", 170, 404, 6)]) == [
        "去年园区的税收达到二十七亿八千万元，出口也在增长。"
    ]


def painted(text: str, *, colour: tuple[float, float, float], mode: int = 0) -> Draw:
    def draw(canvas: Any) -> None:
        line = canvas.beginText(40, 300)
        line.setFont("STSong-Light", 10)
        line.setFillColorRGB(*colour)
        line.setTextRenderMode(mode)
        line.textOut(text)
        canvas.drawText(line)

    return draw


def area(*colour: float) -> Draw:
    """A filled area of this colour, behind `painted` text."""

    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*colour)
        canvas.rect(30, 290, 300, 25, fill=1, stroke=0)
        canvas.restoreState()

    return draw


WHITE, BLACK, BLUE = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0.1, 0.2, 0.6)


@pytest.mark.parametrize(
    "items",
    [
        [painted("税收999亿元", colour=WHITE)],
        [painted("税收999亿元", colour=(0.97, 0.97, 0.97))],
        [area(*BLUE), painted("税收999亿元", colour=BLUE)],
        [painted("税收999亿元", colour=BLACK, mode=3)],
        [Put("税收999亿元", 450, 300)],
        [Put("税收999亿元", 40, -30)],
    ],
    ids=["white", "nearly white", "blue on blue", "invisible", "right of page", "below page"],
)
def test_text_that_nobody_sees_is_left_out(items: list[Put | Draw]) -> None:
    page: Page = [*column(TEXT, 40, 500), *items]
    assert paragraphs(page) == [TEXT]
    assert notes(page) == [HIDDEN]


@pytest.mark.parametrize(
    "items",
    [
        [area(*BLUE), painted("园区简报", colour=WHITE)],
        [area(*WHITE), painted("园区简报", colour=BLUE)],
        [painted("园区简报", colour=(0.6, 0.6, 0.6))],
        [painted("园区简报", colour=WHITE, mode=1)],
    ],
    ids=["white on blue", "blue on white", "grey", "outlined"],
)
def test_text_that_stands_out_is_kept(items: list[Draw]) -> None:
    page: Page = [*column(TEXT, 40, 500), *items]
    assert paragraphs(page) == [TEXT, "园区简报"]
    assert notes(page) == []


def picture(width: float, height: float) -> Draw:
    """A picture of one grey pixel."""

    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(0, 600 - height)
        canvas.scale(width, height)
        canvas._code.append("BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI")
        canvas.restoreState()

    return draw


def test_the_text_of_ocr_under_a_scanned_page_is_kept_with_a_note() -> None:
    page = [picture(420, 600), painted("园区税收27.8亿元", colour=BLACK, mode=3)]
    assert paragraphs(page) == ["园区税收27.8亿元"]
    assert notes(page) == ["The text of 1 of 1 pages (1) is that of OCR, which may be wrong."]


def test_invisible_text_beside_a_small_picture_is_no_ocr() -> None:
    hidden = painted("园区税收99.9亿元", colour=BLACK, mode=3)
    assert paragraphs([*column(TEXT, 40, 560), picture(100, 80), hidden]) == [TEXT]


def test_slanted_text_is_a_watermark() -> None:
    stamp = turned(45, 100, 200, Put("内部资料", 0, 0, 30))
    assert paragraphs([*column(TEXT, 40, 500), stamp]) == [TEXT]


CMAP = "/CIDInit /ProcSet findresource begin begincmap {} beginbfchar {} endbfchar endcmap end"


def page_in_font(font: str, codes: bytes, characters: Mapping[int, str] | None = None) -> bytes:
    """A page with these codes in a simple font, which may map them to characters."""
    pairs = [
        f"<{code:02x}> <{char.encode('utf-16-be').hex()}>"
        for code, char in (characters or {}).items()
    ]
    content = f"BT /F 12 Tf 40 500 Td <{codes[:26].hex()}> Tj 0 -20 Td <{codes[26:].hex()}> Tj ET"
    cmap = CMAP.format(len(pairs), " ".join(pairs))
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 600]/Contents 5 0 R"
        "/Resources<</Font<</F 4 0 R>>>>>>",
        font,
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/X/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
    ]
    objects = "".join(f"{n} 0 obj\n{body}\nendobj\n" for n, body in enumerate(bodies, 1))
    return f"%PDF-1.4\n{objects}trailer<</Root 1 0 R/Size 8>>\n%%EOF".encode()


CODES = bytes(range(0x41, 0x41 + 52))
SIMPLE = "<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 0/LastChar 255/Widths[{}]{}>>"
WIDE = SIMPLE.format("1000 " * 256, "")
MAPPED = SIMPLE.format("1000 " * 256, "/ToUnicode 6 0 R")
COMPOSITE = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]{}>>"


@pytest.mark.parametrize(
    "data",
    [
        page_in_font(COMPOSITE.format(""), CODES),
        page_in_font(WIDE, CODES),
        page_in_font(MAPPED, CODES, {code: chr(0xE000 + code) for code in CODES}),
        page_in_font(MAPPED, CODES, {code: chr(0x4E00 + 157 * code) for code in CODES}),
        page_in_font(MAPPED, CODES, {code: "\ufffd" for code in CODES}),
        page_in_font(MAPPED, CODES, {code: chr(0x100 + code) for code in CODES}),
    ],
    ids=["glyph numbers", "ASCII", "private use", "wrong Chinese", "replacement", "Latin"],
)
def test_a_font_that_does_not_tell_its_characters(data: bytes) -> None:
    (problem,) = parsing.read(data, "a.pdf")
    assert parsing.reason(data, "a.pdf") == "no_text"
    assert "cannot be read" in str(problem)
    assert "needs OCR" in str(problem)


def test_a_font_that_tells_its_characters_is_read_whatever_its_codes_are() -> None:
    characters = dict(zip(CODES, TEXT, strict=False))
    data = page_in_font(MAPPED, CODES[: len(TEXT)], characters)
    assert parsing.document(data, "a.pdf").text == TEXT


@pytest.mark.parametrize("text", ["REPORT 2023", "A-31/B", "* * *", "Alpha — Ωmega"])
def test_short_latin_text_is_read(text: str) -> None:
    assert paragraphs([Put(text, 40, 400)]) == [text]


def test_radicals_of_a_font_are_the_characters_that_they_show() -> None:
    radicals = {"高": "⾼", "日": "⽇", "长": "⻓", "用": "⽤", "西": "⻄", "人": "⼈"}
    characters = {
        code: radicals.get(char, char) for code, char in zip(CODES, "西高人日长用", strict=False)
    }
    data = page_in_font(MAPPED, CODES[:6], characters)
    assert parsing.document(data, "a.pdf").text == "西高人日长用"


def merged(*files: bytes) -> bytes:
    """The pages of several PDFs as one."""
    from pypdfium2 import PdfDocument

    whole = PdfDocument.new()
    for data in files:
        whole.import_pages(PdfDocument(data))
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def test_the_good_pages_of_a_file_are_read_and_the_others_named() -> None:
    bad = page_in_font(COMPOSITE.format(""), CODES)
    data = merged(pdf(column(TEXT, 40, 500)), bad, pdf(column(TEXT, 40, 500)), bad)
    found = parsing.document(data, "a.pdf")
    assert found.text == f"{TEXT}\n\n{TEXT}"
    assert found.notes[-1] == (
        "The text of 2 of 4 pages (2, 4) cannot be read, for its fonts do not say which characters"
        " they show: needs OCR."
    )


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (f"\ue007{TEXT}", TEXT),
        (f"\uf0b7 {TEXT}", TEXT),
        (TEXT.replace("湖", "\ue007"), TEXT.replace("湖", "\ue007")),
        (TEXT.replace("七", "\ufffd"), TEXT.replace("七", "\ufffd")),
    ],
    ids=["sign", "bullet and blank", "unknown in a name", "unknown in a number"],
)
def test_unknown_signs_are_left_out_at_the_start_and_seen_elsewhere(shown: str, text: str) -> None:
    data = page_in_font(MAPPED, CODES[: len(shown)], dict(zip(CODES, shown, strict=False)))
    assert parsing.document(data, "a.pdf").text == text


def test_bullets_and_pages_of_figures_are_read() -> None:
    page = column("●税收27.8亿元\n●出口18.4亿元\n27.8 18.4 31 2,305 8.7%", 40, 500)
    assert document(page).text.startswith("●税收27.8亿元")
