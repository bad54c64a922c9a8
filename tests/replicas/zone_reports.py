"""Invented reports in two variants, whose figures all differ, and questions on each figure."""

from __future__ import annotations

import json
from pathlib import Path

ZONES = (
    *("云岭", "石湖", "青溪", "北渡", "临泽", "金桥"),
    *("南屏", "东浦", "西岭", "龙泉", "平江", "安定"),
)

QUESTIONS = tuple(
    question
    for zone in ZONES
    for question in (
        f"{zone}高新区2022年工业总产值是多少？",
        f"{zone}高新区2022年签约了多少个项目？",
        f"{zone}高新区有多少家高新技术企业？",
    )
)


def write_reports(folder: Path, variant: int) -> None:
    """Write the reports of a variant as one file, in the place of those of another."""
    rows = [_report(n, zone, variant) for n, zone in enumerate(ZONES)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reports.jsonl").write_text(lines, encoding="utf-8")


def _report(n: int, zone: str, variant: int) -> dict[str, str]:
    output, projects, companies = (base + 3 * n + variant for base in (400, 40, 120))
    return {
        "id": f"report-{n}",
        "title": f"{zone}高新区公布年度成绩单",
        "text": f"{zone}高新区近日召开年度总结会。\n\n"
        f"2022年，{zone}高新区实现工业总产值{output}亿元，"
        f"全年签约项目{projects}个。截至2022年底，{zone}高新区有高新技术企业{companies}家。\n\n"
        f"下一步，{zone}高新区将继续改善营商环境，支持企业扩大投资。",
        "source": "高新区周报",
        "date": "2023-01",
        "zone": f"{zone}高新区",
    }
