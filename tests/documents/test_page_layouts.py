"""What newspapers print round reports: kickers, briefs, jump lines, boxes, mastheads."""

from __future__ import annotations

import pytest

from zoneqa.documents.newspaper import page_reports

JOBS = "芦汀高新区在三所学校办招聘会，42家企业带来岗位1700个。"
PARK = "槐荫高新区的两座公园昨日动工，总投资1.8亿元，后年开放。"
BUS = "石桥高新区开通到火车站的公交专线，全程26分钟。"


def titles_and_texts(page: str) -> list[tuple[str, str]]:
    return [(report.title, report.text) for report in page_reports(page)]


TO_A_COLON = {
    "a zone": (
        f"芦汀高新区：\n招聘会进校园\n本报讯（记者 林一）{JOBS}\n\n"
        f"槐荫高新区：\n两座公园动工\n本报讯（记者 何珊）{PARK}",
        [("芦汀高新区：招聘会进校园", JOBS), ("槐荫高新区：两座公园动工", PARK)],
    ),
    "half width": (
        f"芦汀高新区:\n招聘会进校园\n本报讯 {JOBS}\n槐荫高新区:\n两座公园动工\n本报讯 {PARK}",
        [("芦汀高新区:招聘会进校园", JOBS), ("槐荫高新区:两座公园动工", PARK)],
    ),
    "no zone": (
        f"民生观察：\n招聘会进校园\n本报讯 {JOBS}\n\n绿色家园：\n两座公园动工\n本报讯 {PARK}",
        [("民生观察：招聘会进校园", JOBS), ("绿色家园：两座公园动工", PARK)],
    ),
    "without datelines": (
        f"芦汀高新区：\n招聘会进校园\n{JOBS}\n\n槐荫高新区：\n两座公园动工\n{PARK}",
        [("芦汀高新区：招聘会进校园", JOBS), ("槐荫高新区：两座公园动工", PARK)],
    ),
    "nothing but the zone": (
        f"芦汀高新区：\n本报讯 {JOBS}\n\n槐荫高新区：\n本报讯 {PARK}",
        [("芦汀高新区", JOBS), ("槐荫高新区", PARK)],
    ),
    "traditional script": (
        f"蘆汀高新區：\n招聘會進校園\n本報訊 {JOBS}\n\n槐蔭高新區：\n兩座公園動工\n本報訊 {PARK}",
        [("蘆汀高新區：招聘會進校園", JOBS), ("槐蔭高新區：兩座公園動工", PARK)],
    ),
    "an address within a text": (
        f"芦汀高新区工作报告\n\n各位代表：\n\n{JOBS}",
        [("芦汀高新区工作报告", f"各位代表：\n\n{JOBS}")],
    ),
}


@pytest.mark.parametrize("how", TO_A_COLON)
def test_a_line_that_ends_in_a_colon_belongs_to_the_headline_below(how: str) -> None:
    page, reports = TO_A_COLON[how]
    assert titles_and_texts(page) == reports


BRIEFS = {
    "zones in brackets": (
        f"【芦汀高新区】{JOBS}\n【槐荫高新区】 {PARK}\n【石桥高新区】{BUS}",
        [("芦汀高新区", JOBS), ("槐荫高新区", PARK), ("石桥高新区", BUS)],
    ),
    "titles in brackets": (
        f"[招聘会进校园]{JOBS}\n[两座公园动工]{PARK}",
        [("招聘会进校园", JOBS), ("两座公园动工", PARK)],
    ),
    "titles in brackets above": (
        f"【芦汀高新区】\n{JOBS}\n\n【槐荫高新区】\n本报讯 {PARK}",
        [("芦汀高新区", JOBS), ("槐荫高新区", PARK)],
    ),
    "bullets": (f"●{JOBS}\n● {PARK}\n●{BUS}", [("", JOBS), ("", PARK), ("", BUS)]),
    "squares": (f"■ {JOBS}\n\n■ {PARK}", [("", JOBS), ("", PARK)]),
    "titles behind bullets": (
        f"●芦汀高新区招聘会进校园\n{JOBS}\n●槐荫高新区两座公园动工\n{PARK}",
        [("芦汀高新区招聘会进校园", JOBS), ("槐荫高新区两座公园动工", PARK)],
    ),
    "Arabic figures": (f"1. {JOBS}\n2. {PARK}\n3. {BUS}", [("", JOBS), ("", PARK), ("", BUS)]),
    "figures in brackets": (f"（1）{JOBS}\n（2）{PARK}", [("", JOBS), ("", PARK)]),
    "Chinese figures": (f"一、{JOBS}\n二、{PARK}", [("", JOBS), ("", PARK)]),
    "circled figures": (f"①{JOBS}\n②{PARK}", [("", JOBS), ("", PARK)]),
    "one zone in all": (
        f"●{JOBS}\n●芦汀高新区第二所小学开学，新生460人。",
        [("", JOBS), ("", "芦汀高新区第二所小学开学，新生460人。")],
    ),
    "no zone, below a heading": (
        "园区简讯\n1. 两座充电站昨日投用，每天服务320车次。\n2. 夜校上周开课，首批学员210人。",
        [
            ("园区简讯", "两座充电站昨日投用，每天服务320车次。"),
            ("", "夜校上周开课，首批学员210人。"),
        ],
    ),
    "behind another report": (
        f"芦汀高新区招聘会进校园\n本报讯 {JOBS}\n\n各地动态\n●{PARK}\n●{BUS}",
        [("芦汀高新区招聘会进校园", JOBS), ("各地动态", PARK), ("", BUS)],
    ),
}

BRIEFS |= {
    "other signs behind briefs": (
        f"一句话新闻\n●{JOBS}\n●{PARK}\n\n◆{BUS}\n◆月湾高新区建成水厂，日供水3万吨。",
        [
            ("一句话新闻", JOBS),
            ("", PARK),
            ("", BUS),
            ("", "月湾高新区建成水厂，日供水3万吨。"),
        ],
    ),
    "bullets behind titles in brackets": (
        f"【芦汀高新区】{JOBS}\n【槐荫高新区】{PARK}\n■{BUS}\n■月湾高新区建成水厂，日供水3万吨。",
        [
            ("芦汀高新区", JOBS),
            ("槐荫高新区", PARK),
            ("", BUS),
            ("", "月湾高新区建成水厂，日供水3万吨。"),
        ],
    ),
    "a blank line below another report": (
        f"芦汀高新区招聘会进校园\n本报讯 {JOBS}\n\n★{PARK}\n★{BUS}",
        [("芦汀高新区招聘会进校园", JOBS), ("", PARK), ("", BUS)],
    ),
    "figures a blank line below another report": (
        f"芦汀高新区招聘会进校园\n本报讯 {JOBS}\n\n1. {PARK}\n2. {BUS}",
        [("芦汀高新区招聘会进校园", JOBS), ("", PARK), ("", BUS)],
    ),
    "a title before a colon": (
        f"芦汀高新区招聘会进校园\n本报讯 {JOBS}"
        f"\n\n◆槐荫高新区：公园动工　{PARK}\n◆石桥高新区：{BUS}",
        [
            ("芦汀高新区招聘会进校园", JOBS),
            ("", f"槐荫高新区：公园动工　{PARK}"),
            ("", f"石桥高新区：{BUS}"),
        ],
    ),
}

NO_BRIEFS = {
    "a list of one zone's measures": (
        f"芦汀高新区招聘会进校园\n本报讯 {JOBS}\n\n●芦汀高新区发放补贴，每人500元。"
        "\n●芦汀高新区开办夜校，课程有32门。"
    ),
    "zones right below the report that sums them up": f"本报讯 {JOBS}\n●{PARK}\n●{BUS}",
    "sections in brackets": f"{JOBS}\n【背景】去年的招聘会来了30家企业。\n【影响】已有610人签约。",
    "a list that is introduced": f"三个园区这样做：\n1. {JOBS}\n2. {PARK}",
    "a list without zones": "四项措施\n1. 新办企业免收房租两年整。\n2. 人才公寓按市价的七成出租。",
    "numbered sections": f"一、就业\n\n{JOBS}\n\n二、环境\n\n绿地增加了三成，空气更好了。",
    "a single bullet": f"●{JOBS}\n招聘会本周还有两场。",
}


@pytest.mark.parametrize("how", BRIEFS)
def test_each_brief_is_a_report(how: str) -> None:
    page, reports = BRIEFS[how]
    assert titles_and_texts(page) == reports


@pytest.mark.parametrize("how", NO_BRIEFS)
def test_sections_and_lists_are_no_briefs(how: str) -> None:
    assert len(page_reports(NO_BRIEFS[how])) == 1


HEAD = "芦汀高新区招聘会进校园"
REST = "招聘会还将在秋天举行两场，预计再提供岗位900个。"
OTHER = f"槐荫高新区两座公园动工\n本报讯 {PARK}"

JOINED = {
    "on another page": f"{HEAD}\n本报讯 {JOBS}（下转第二版）\n\n{OTHER}\n\n（上接第一版）{REST}",
    "紧接": f"{HEAD}\n本报讯 {JOBS}（紧转2版）\n\n{OTHER}\n\n（紧接1版）{REST}",
    "remarks in lines of their own": (
        f"{HEAD}\n本报讯 {JOBS}\n（下转A3版）\n\n{OTHER}\n\n（上接A1版）\n{REST}"
    ),
    "under the same headline": (
        f"{HEAD}\n本报讯 {JOBS}（下转第二版）\n\n{OTHER}\n\n{HEAD}\n（上接第一版）{REST}"
    ),
    "with the title in the remark": (
        f"{HEAD}\n本报讯 {JOBS}（下转头版）\n\n{OTHER}\n\n（上接第八版《{HEAD}》）{REST}"
    ),
    "with the zone in both": (
        f"{HEAD}\n本报讯 {JOBS}（下转第二版）\n\n{OTHER}\n\n（上接第一版）芦汀高新区说，{REST}"
    ),
}


@pytest.mark.parametrize("how", JOINED)
def test_both_halves_of_a_continued_report_are_joined(how: str) -> None:
    first, second = page_reports(JOINED[how])
    assert first.title == HEAD
    assert first.text.startswith(JOBS)
    assert first.text.endswith(REST)
    assert (second.text, first.repairs, second.repairs) == (PARK, (), ())


def fragments(page: str) -> list[tuple[str | None, list[str]]]:
    return [
        (r.zone, [r.text[x.start : x.end] for x in r.repairs if x.kind == "fragment"])
        for r in page_reports(page)
    ]


INCOMPLETE = {
    "no second half": (
        f"{HEAD}\n本报讯 {JOBS}（下转第二版）\n\n{OTHER}",
        [("芦汀高新区", [JOBS]), ("槐荫高新区", [])],
    ),
    "no first half": (
        f"{OTHER}\n\n（上接第一版）{BUS}",
        [("槐荫高新区", []), ("石桥高新区", [BUS])],
    ),
    "the second half of another report": (
        f"{HEAD}\n本报讯 {JOBS}（下转第二版）\n\n（上接第一版）{BUS}",
        [("芦汀高新区", [JOBS]), ("石桥高新区", [BUS])],
    ),
    "another headline above the second half": (
        f"{HEAD}\n本报讯 {JOBS}（下转第二版）\n\n公交专线提速\n（上接第四版）{BUS}",
        [("芦汀高新区", [JOBS]), ("石桥高新区", [BUS])],
    ),
    "a sign and no brackets": (f"▲上接A3版　{BUS}", [("石桥高新区", [BUS])]),
    "no brackets": (f"{OTHER}\n\n上接第一版 {BUS}", [("槐荫高新区", []), ("石桥高新区", [BUS])]),
    "before a colon": (f"◀上接03版：{BUS}", [("石桥高新区", [BUS])]),
    "square brackets": (f"【上接第一版】{BUS}", [("石桥高新区", [BUS])]),
    "a sign behind": (f"{HEAD}\n本报讯 {JOBS}\n▼下转A4版", [("芦汀高新区", [JOBS])]),
    "a second half alone": (f"（上接第一版）{BUS}", [("石桥高新区", [BUS])]),
    "a first half above a caption": (
        f"{HEAD}\n本报讯 {JOBS}（下转第二版）\n\n图为招聘会现场。\n\n{OTHER}",
        [("芦汀高新区", [JOBS]), ("槐荫高新区", [])],
    ),
    "two second halves": (
        f"{OTHER}\n\n（上接第一版）{BUS}\n\n（上接第二版）{JOBS}",
        [("槐荫高新区", []), ("石桥高新区", [BUS]), ("芦汀高新区", [JOBS])],
    ),
}


@pytest.mark.parametrize("how", INCOMPLETE)
def test_a_half_whose_other_half_is_missing_stands_alone_and_is_marked(how: str) -> None:
    page, found = INCOMPLETE[how]
    assert fragments(page) == found


@pytest.mark.parametrize(
    "label", ["■新闻链接", "【相关链接】", "▲背景", "广告", "启事", "名词解释："]
)
def test_a_box_about_another_zone_is_a_report_of_its_own(label: str) -> None:
    found = page_reports(f"{HEAD}\n本报讯 {JOBS}\n\n{label}\n{BUS}")
    assert [(r.zone, r.text) for r in found] == [("芦汀高新区", JOBS), ("石桥高新区", BUS)]
    (report,) = page_reports(f"{HEAD}\n本报讯 {JOBS}\n\n{label}\n芦汀高新区成立于1996年。")
    assert report.text.endswith("芦汀高新区成立于1996年。")


@pytest.mark.parametrize(
    ("dateline", "author"),
    [
        ("芦汀7月8日电 ", None),
        ("芦汀7月8日讯（记者 林一）", "林一"),
        ("（芦汀7月8日电）", None),
        ("蘆汀7月8日電（記者 林一）", "林一"),
        ("芦汀2024年7月8日电（通讯员 何珊）", "何珊"),
        ("本报芦汀7月8日讯（记者 林一）", "林一"),
    ],
)
def test_a_dateline_need_not_name_a_paper(dateline: str, author: str | None) -> None:
    header = "芦汀日报 2024年7月9日 星期二 第3版"
    found = page_reports(f"{header}\n\n招聘会进校园\n{dateline}{JOBS}")
    assert [(r.text, r.author, r.source) for r in found] == [(JOBS, author, "芦汀日报")]


@pytest.mark.parametrize(
    "opening", ["据悉，", "7月8日，", "芦汀7月8日电力负荷创新高。", "到7月8日，"]
)
def test_other_openings_are_no_datelines(opening: str) -> None:
    (report,) = page_reports(f"招聘会进校园\n{opening}{JOBS}")
    assert report.text == f"{opening}{JOBS}"


REPORTS = f"招聘会进校园\n本报讯 {JOBS}\n\n两座公园动工\n新华社槐荫7月8日电 {PARK}"
OWN = ("芦汀日报", "2024-07-09")
AGENCY = ("新华社", "2024-07-09")
MASTHEADS = {
    "in one line": (f"芦汀日报 2024年7月9日\n\n{REPORTS}", [OWN, AGENCY]),
    "in two lines": (f"芦汀日报\n2024年7月9日 星期二 第3版\n\n{REPORTS}", [OWN, AGENCY]),
    "the date above": (f"2024年7月9日 星期二\n芦汀日报\n\n{REPORTS}", [OWN, AGENCY]),
    "at the foot": (f"{REPORTS}\n\n芦汀日报 2024年7月9日 第3版", [OWN, AGENCY]),
    "traditional script": (
        f"蘆汀日報 2024年7月9日\n\n{REPORTS}",
        [("蘆汀日報", "2024-07-09"), AGENCY],
    ),
    "of a supplement": (
        f"2024年7月9日 星期二 园区周刊\n\n{REPORTS}",
        [("本报讯", "2024-07-09"), AGENCY],
    ),
    "of two pages": (
        f"芦汀日报 2024年7月9日\n\n{REPORTS}\n\n槐荫晚报 2024年7月10日\n\n专线开通\n本报讯 {BUS}",
        [OWN, AGENCY, ("槐荫晚报", "2024-07-10")],
    ),
    "beside the lunar date, the publication's number and the count of pages": (
        "芦汀报\n二〇二四年七月九日　甲辰年六月初四　星期二　国内统一连续出版物号 CN 99-0000"
        f"　第4321期　今日12版\n\n{REPORTS}",
        [("芦汀报", "2024-07-09"), AGENCY],
    ),
    "beside the editors and a telephone": (
        "　　　芦汀日报\n2024年7月9日　星期二　第3版　　责任编辑 林一　　电话：0999-0000000"
        f"\n\n{REPORTS}",
        [OWN, AGENCY],
    ),
    "beside two editors": (
        f"芦汀日报　2024年7月9日　星期二　第3版　责编：林一　美编：何珊\n\n{REPORTS}",
        [OWN, AGENCY],
    ),
    "beside a mailbox and a web site": (
        "芦汀日报　2024年7月9日　星期二　第3版　投稿邮箱：a_b@lt.example　www.lt.example/news"
        f"\n\n{REPORTS}",
        [OWN, AGENCY],
    ),
    "beside the post office's number and the price": (
        f"芦汀日报　2024年7月9日　星期二　邮发代号：99-1　每份：1.50元　今日本报8版\n\n{REPORTS}",
        [OWN, AGENCY],
    ),
    "with the page's name behind a colon": (
        f"芦汀日报\n2024年7月9日　星期二　农历甲辰年六月初四　第02版：要闻\n\n{REPORTS}",
        [OWN, AGENCY],
    ),
    "missing": (REPORTS, [("本报讯", None), ("新华社", None)]),
}


@pytest.mark.parametrize("how", MASTHEADS)
def test_the_masthead_names_the_paper_and_date_of_its_reports(how: str) -> None:
    page, reports = MASTHEADS[how]
    found = page_reports(page)
    assert [(r.source, r.date) for r in found] == reports
    assert found[0].text == JOBS
    assert found[-1].text.endswith((PARK, BUS))


@pytest.mark.parametrize(
    "line", ["联系电话：0999-0000000", "咨询电话：0999-0000000 芦汀高新区管委会办公室设在三楼"]
)
def test_a_telephone_within_a_report_stays(line: str) -> None:
    (report,) = page_reports(f"招聘会进校园\n本报讯 {JOBS}\n{line}\n{PARK}")
    assert line in report.text
