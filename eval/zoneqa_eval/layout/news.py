"""Invented news of invented zones in Chinese, from a grammar."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ZONES = _words(
    "南麓 鹤坞 雁泽 枫渡 柳屿 松陂 云阙 青圩 栖原 澜浦 霁川 砚溪 苍梧岭 白鹭洲 石桥铺 "
    "望星坡 沐风湾 听涛崖 半月潭 流萤谷 竹影滩 橘香坝 芦花荡 紫藤埠 晴岚 碧落塘 归雁坪 "
    "锦鲤浜 晓雾坳 长汀渚"
)
SUFFIXES = ("高新区", "高新技术产业开发区")

# A slot in braces stands for any of its wordings, which may have slots themselves.
GRAMMAR: Mapping[str, tuple[str, ...]] = {
    "surname": _words("赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 欧阳 上官 司马"),
    "given": _words("立新 文澜 思远 海棠 建业 雨桐 国梁 静怡 志坚 若溪 启明 小满 承泽 秋实"),
    "person": ("{surname}{given}",),
    "post": ("党工委书记", "管委会主任", "管委会副主任", "招商局局长", "科技局副局长"),
    "firm": ("{brand}{trade}有限公司", "{brand}{trade}股份有限公司", "{brand}{trade}集团"),
    "brand": _words("蓝鲸 启点 万象 恒穗 微澜 天枢 若谷 砺石 星野 拾光 北辰 衡木 千帆 朝露"),
    "trade": ("光电", "生物科技", "新材料", "智能装备", "医疗器械", "软件", "氢能", "航空部件"),
    "industry": ("光电子信息", "生物医药", "高端装备", "新能源汽车", "集成电路", "数字创意"),
    "project": ("{trade}产业园", "{industry}中试基地", "{brand}总部大楼", "{trade}研究院"),
    "measure": ("“拿地即开工”", "“一窗通办”", "“揭榜挂帅”", "“科技贷”", "“链长制”"),
    "indicator": ("工业总产值", "地区生产总值", "税收", "进出口总额", "固定资产投资", "研发投入"),
    "growth": ("同比增长{percent}%", "比上年增长{percent}%", "增幅为{percent}%"),
    "drop": ("同比下降{percent}%", "比上年减少{percent}个百分点"),
    "period": ("{year}年", "{year}年上半年", "{year}年前三季度", "{year}年{month}月"),
    "day": ("{month}月{date}日", "{year}年{month}月{date}日"),
    "source": ("据管委会统计", "记者从管委会获悉", "数据显示", "据{post}{person}介绍"),
    "title": (
        "{zone}{indicator}突破{amount}亿元",
        "{zone}：{industry}产业再添{count}家企业",
        "{project}落户{zone}",
        "{zone}{year}年新签{count}个项目",
        "{count}天建成一座厂房，{zone}跑出新速度",
        "{zone}以{measure}服务企业",
        "走进{zone}：一座园区的{count}个细节",
        "{zone}{industry}产业一年间",
    ),
    "subheading": (
        "项目建设按下快进键",
        "{industry}产业连成链",
        "{measure}让企业少跑腿",
        "人才来了留得住",
        "从一张图纸到一条产线",
        "老厂房里的新生意",
        "把实验室搬进车间",
        "绿色园区看得见",
    ),
    "quote": (
        "我们从递交材料到拿到许可只用了{count}天",
        "过去谈项目先看地价，现在先看能找到多少上下游企业",
        "设备还没有装完，订单已经排到了{year}年{month}月",
        "园区派来的专员每周都到车间，问题不过夜",
        "一半以上的零部件在{amount}公里之内就能配齐",
    ),
    "sentence": (
        "{period}，{zone}{indicator}达到{amount}亿元，{growth}。",
        "{source}，{period}全区新登记企业{thousands}家，其中{industry}企业{count}家。",
        "{day}，总投资{amount}亿元的{project}在{zone}开工，计划{year}年{month}月投产。",
        "“{quote}。”{firm}负责人{person}说。",
        "{post}{person}表示，今后{few}年将拿出{amount}亿元支持{industry}产业。",
        "{firm}的生产线每天下线{thousands}件产品，良品率为{percent}%。",
        "受外需减弱影响，{period}出口额为{amount}亿元，{drop}。",
        "全区现有高新技术企业{thousands}家，有效发明专利{thousands}件。",
        "{measure}推行以来，项目审批由{count}个工作日压缩到{few}个工作日。",
        "{zone}还建起{count}万平方米标准厂房，已有{few}成租出。",
        "走进{firm}的车间，{count}台机械臂正在装配，见不到几名工人。",
        "{source}，{industry}产业集聚了{thousands}名工程师，平均年龄{count}岁。",
        "{person}是{firm}的第{count}名员工，{year}年从外地来到这里。",
        "按照规划，{project}占地{thousands}亩，建成后年产值可达{amount}亿元。",
        "{firm}与{few}所高校共建的实验室于{day}揭牌，首批研究{count}个课题。",
        "{period}，园区发放“科技贷”{amount}亿元，惠及{count}家企业。",
        "“{quote}，”{person}告诉记者，“这在以前想都不敢想。”",
        "为了方便职工，{zone}开通了{few}条通勤线路，日均运送{thousands}人次。",
        "{zone}成立于{old_year}年，核定面积{amount}平方公里，下辖{few}个街道。",
        "下一步，{zone}将围绕{industry}和{trade}两个方向招商，力争{year}年引进{count}个项目。",
        "园区污水处理厂扩容后，日处理能力由{thousands}吨提高到{more_thousands}吨。",
        "{day}举行的推介会上，{firm}等{count}家企业现场签约，协议金额{amount}亿元。",
        "{post}{person}说：“{quote}。”",
        "从{old_year}年的{count}家企业，到{year}年的{thousands}家，{zone}走了不短的路。",
    ),
    "note": (
        "{indicator}按当年价格计算，{period}为初步核算数。",
        "本表企业数含{zone}托管的{few}个街道。",
        "{growth}系按可比口径计算。",
        "{firm}的数据由企业提供，截至{year}年{month}月。",
    ),
    "caption": (
        "{zone}主要经济指标",
        "部分园区{indicator}与{industry}产业情况",
        "{year}年园区运行情况一览",
        "{industry}产业园区对比",
    ),
    "running_head": ("{zone}年鉴", "{zone}统计公报", "园区观察·第{count}期"),
}

NUMBERS: Mapping[str, Callable[[Random], str]] = {
    "amount": lambda rng: f"{rng.uniform(1, 990):.{rng.choice((1, 2))}f}",
    "percent": lambda rng: f"{rng.uniform(1, 45):.1f}",
    "count": lambda rng: str(rng.randint(11, 99)),
    "few": lambda rng: str(rng.randint(3, 9)),
    "thousands": lambda rng: f"{rng.randint(1001, 9899)}",
    "more_thousands": lambda rng: f"{rng.randint(10001, 38000):,}",
    "year": lambda rng: str(rng.randint(2016, 2025)),
    "old_year": lambda rng: str(rng.randint(1988, 2009)),
    "month": lambda rng: str(rng.randint(1, 12)),
    "date": lambda rng: str(rng.randint(1, 28)),
}

_SLOT = re.compile(r"\{(\w+)\}")


class NewsWriter:
    """Write about one zone; a wording comes again only when all others have been used."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self.zone = rng.choice(ZONES) + rng.choice(SUFFIXES)
        self._unused: dict[str, list[str]] = {}

    def write(self, symbol: str) -> str:
        """Return a text for a symbol of the grammar, all slots filled."""
        if symbol == "zone":
            return self.zone
        if symbol in NUMBERS:
            return NUMBERS[symbol](self._rng)
        return _SLOT.sub(lambda slot: self.write(slot[1]), self._template(symbol))

    def paragraph(self, sentences: int) -> str:
        """Return a paragraph of so many sentences."""
        return "".join(self.write("sentence") for _ in range(sentences))

    def _template(self, symbol: str) -> str:
        """Return a wording; all wordings come before one comes again."""
        unused = self._unused.setdefault(symbol, [])
        if not unused:
            unused.extend(self._rng.sample(GRAMMAR[symbol], len(GRAMMAR[symbol])))
        return unused.pop()
