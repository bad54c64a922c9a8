"""Invented newspaper reports: headlines and texts by a seed, about zones that do not exist."""

from __future__ import annotations

import random
from dataclasses import dataclass

_ZONES = [
    "栖霞湾",
    "麓川",
    "隐湖",
    "北塘",
    "鹭洲",
    "青枫",
    "石矶",
    "云渡",
    "白露",
    "松岭",
    "临溪",
    "望潮",
]
_FAMILY_NAMES = "林 周 许 韩 邓 曾 蒋 沈 魏 傅"
_GIVEN_NAMES = "一鸣 书宁 晓禾 立群 思远 文静 建国 雨桐 明哲 清扬"
_INDUSTRIES = [
    "集成电路",
    "生物医药",
    "新能源汽车",
    "工业机器人",
    "光电显示",
    "航空零部件",
    "储能电池",
    "精密仪器",
    "北斗导航",
    "海洋装备",
    "功能陶瓷",
    "中药配方颗粒",
    "量子测控",
    "轨道交通",
    "智能网联",
]
BYLINE = "本报讯（记者 "
"""What stands before the name of an author, and is no part of an article's text."""

_HEADLINES = (
    "{zone}高新区{industry}产值突破{n}亿元",
    "{zone}高新区启用{industry}中试基地",
    "{n}个项目集中签约{zone}高新区",
    "{zone}高新区出台{industry}专项扶持办法",
    "{zone}高新区：“一窗通办”让企业少跑腿",
    "{industry}产业链在{zone}高新区补齐短板",
)
_SENTENCES = (
    "记者从{zone}高新区管委会获悉，今年前三季度，全区{industry}产业实现产值{n}.{d}亿元，同比增长{d}.{e}%。",
    "截至{month}月底，园区登记在册的高新技术企业达到{n}家，较年初净增{m}家，其中专精特新“小巨人”企业{d}家。",
    "管委会副主任{name}介绍，项目总投资{n}亿元，占地{m}亩，建成后可提供就业岗位{big}个。",
    "“从签约到开工只用了{m}天，审批材料由{n}份减到{d}份。”{industry}企业负责人{name}说。",
    "为缓解融资难题，{zone}高新区联合{d}家银行设立风险补偿资金池，首期规模{m}亿元，已为{n}家企业放款。",
    "在{industry}车间里，机械臂正按设定的节拍抓取、焊接、检测，每{m}秒就有一件产品下线。",
    "园区还与周边{d}所高校共建联合实验室，累计转化科技成果{n}项，技术合同成交额{m}.{e}亿元。",
    "下一步，{zone}高新区将围绕{industry}等重点领域，再实施{m}个延链补链项目，力争明年规模以上工业增加值增长{d}%以上。",
    "据统计，该区研发经费投入强度为{d}.{e}%，高于全省平均水平，每万人拥有发明专利{n}件。",
    "新启用的人才公寓共有{big}套，实行拎包入住，租金不超过市场价的{m}%。",
    "污水处理厂提标改造工程于{month}月{d}日完工，日处理能力由{m}万吨提高到{n}万吨。",
    "在海关支持下，{zone}综合保税区前{d}个月进出口总值{n}.{e}亿元，其中出口占{m}%。",
    "参加评审的专家认为，这条示范线填补了国内{industry}检测环节的空白，关键指标优于同类进口设备。",
    "不少居民反映，开发区的公交线路由{d}条增加到{m}条，夜间末班车延长至{e}点以后，出行方便多了。",
)


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A report as it is printed: its headline, byline and text in one paragraph each."""

    headline: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.headline + "".join(self.paragraphs)


def invented_report(rng: random.Random, length: int) -> PrintedReport:
    """Return a report with about so many characters of text."""
    zone = rng.choice(_ZONES)
    headline = _filled(rng.choice(_HEADLINES), zone, rng)
    name = rng.choice(_FAMILY_NAMES.split()) + rng.choice(_GIVEN_NAMES.split())
    paragraphs = [f"{BYLINE}{name}）"]
    templates = rng.sample(_SENTENCES, len(_SENTENCES))
    while sum(map(len, paragraphs)) < length:
        if len(paragraphs[-1]) > 130:
            paragraphs.append("")
        paragraphs[-1] += _filled(templates[0], zone, rng)
        templates = [*templates[1:], templates[0]]
    return PrintedReport(headline, tuple(paragraphs))


def _filled(template: str, zone: str, rng: random.Random) -> str:
    return template.format(
        zone=zone,
        industry=rng.choice(_INDUSTRIES),
        name=rng.choice(_FAMILY_NAMES.split()) + rng.choice(_GIVEN_NAMES.split()),
        n=rng.randint(101, 999),
        m=rng.randint(12, 98),
        d=rng.randint(2, 9),
        e=rng.randint(1, 9),
        month=rng.randint(1, 12),
        big=rng.randint(1001, 9899),
    )
