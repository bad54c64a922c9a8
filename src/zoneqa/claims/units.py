"""The units and counters that figures are printed with, and what each is called when compared."""

from __future__ import annotations

_MONEY = """
元 人民币元=元 元人民币=元 块钱=元 美元 元美元=美元 美金=美元 欧元 港元 港币=港元 日元 英镑 澳元
加元 韩元 卢布 新加坡元 新元=新加坡元 新台币 瑞士法郎 泰铢 林吉特 卢比 迪拉姆
"""
_MEASURES = """
% ‰ 百分点 个百分点=百分点
平方米 平米=平方米 平方公里 平方千米=平方公里 公顷 亩 平方厘米 平方毫米 平方英尺 m2=平方米
m²=平方米 ㎡=平方米 km2=平方公里 km²=平方公里 公里 千米=公里 海里 厘米 毫米 微米 纳米 英寸 英尺
米 km=公里 cm=厘米 mm=毫米 μm=微米 nm=纳米 吨标准煤 吨标煤=吨标准煤 载重吨 吨 公斤 千克=公斤
毫克 微克 克 斤 kg=公斤 mg=毫克 μg=微克 m³=立方米 t=吨 千瓦时 度电=千瓦时 度 兆瓦时 兆瓦 千瓦
吉瓦 瓦 kWh=千瓦时 MWh=兆瓦时 GWh=吉瓦时 吉瓦时 kW=千瓦 MW=兆瓦 GW=吉瓦 千瓦小时=千瓦时 千伏安
兆伏安 千伏 伏 安时 kV=千伏 kVA=千伏安 马力 千焦 大卡 帕 兆帕 千帕 MPa=兆帕 牛米
标准立方米=立方米 立方米 标方=立方米 立方=立方米 升 毫升 桶 m3=立方米 标准箱=标箱 标箱 TEU=标箱 ℃
摄氏度=℃ °C=℃ 分贝 GB TB PB MB KB Gbps Mbps 比特 字节 兆赫 赫兹 MHz GHz EFLOPS PFLOPS TOPS
"""
_TIME = """
个月 个多月=个月 个小时=小时 多小时=小时 小时 分钟 秒 毫秒 天 日历天=天 个工作日=工作日 工作日
个交易日=交易日 交易日 周岁=岁 岁 个半小时=小时 个半月=个月 个星期=周 周 学时 课时 个年头=年
"""
_COUNTERS = """
人次 件次 场次 班次 架次 批次 车次 户次 台次 例次 项次 频次 台套=台 台/套=台 台(套)=台
台（套）=台 个床位=床位 张床位=床位 床位 家 个 名 人 项 件 座 套 台 辆 条 所 场 届 种 款 支 只
户 栋 幢 间 层 张 批 次 篇 枚 倍 处 份 册 头 匹 株 棵 颗 粒 块 片 根 架 艘 列 节 类 组 队 例 宗
起 单 笔 股 首 幅 尊 盏 瓶 箱 袋 罐 趟 位 句 页 字 把 卷 盆 筐 桩 轮 尾 羽 亩次 部门 方面 大
员工=人 学时 集 部 本 段 则 顶 串 双 门课程 步
"""
_AMBIGUOUS = """
年 对 手 站 口 门 代 级 分 点 度 方 国 省 市 县 区 镇 乡 村 校 院 馆 店 厂 园 港 桌 车道 车 船
班 票 团 席 道 英里 重 克 升 斤 米 瓦 伏 牛 圈 环 元 股 字 天 周 步 秒 桶 单 块
"""
_ENGLISH = """
yuan=元 rmb=元 us dollars=美元 u.s. dollars=美元 dollars=美元 euros=欧元 hong kong dollars=港元
yen=日元 pounds=英镑 percentage points=百分点 percentage point=百分点 percent=% per cent=%
times=倍 square meters=平方米 square metres=平方米 sq m=平方米 sqm=平方米
square kilometers=平方公里 square kilometres=平方公里 sq km=平方公里 hectares=公顷 mu=亩
kilometers=公里 kilometres=公里 km=公里 meters=米 metres=米 tonnes=吨 tons=吨 metric tons=吨
teus=标箱 teu=标箱 standard containers=标箱 kilowatts=千瓦 turbines=台 apartments=套 flats=套
beds=张 seats=个
kilowatt-hours=千瓦时 kilowatt hours=千瓦时 kwh=千瓦时 megawatts=兆瓦 mw=兆瓦 gigawatts=吉瓦
cubic meters=立方米 cubic metres=立方米 companies=家 firms=家 enterprises=家 businesses=家
banks=家 institutions=家 startups=家 start-ups=家 factories=家 hospitals=家 people=人 persons=人
employees=人 workers=人 residents=人 students=人 experts=人 visitors=人 talents=人
participants=人 staff=人 researchers=人 engineers=人 jobs=个 households=户 projects=个
patents=件 items=项 measures=项 products=个 platforms=个 laboratories=个 labs=个 centers=个
centres=个 countries=个 zones=个 parks=个 cities=个 districts=个 provinces=个 vehicles=辆
cars=辆 sets=套 units=台 robots=台 schools=所 universities=所 buildings=栋 stations=座 lines=条
months=个月 days=天 hours=小时 minutes=分钟 weeks=周 years=年 seconds=秒
"""


def _table(*lists: str) -> dict[str, str]:
    """Return what is printed, with what it is called when compared."""
    entries = (entry.partition("=") for text in lists for entry in text.split())
    return {printed: name or printed for printed, _, name in entries}


def _phrases(text: str) -> dict[str, str]:
    """Return the entries of a list whose words hold blanks: `square meters=平方米`."""
    table, words = {}, []
    for word in text.split():
        last, is_end, name = word.partition("=")
        words.append(last)
        if is_end:
            table[" ".join(words)], words = name, []
    return table


AMBIGUOUS = frozenset(_AMBIGUOUS.split())
"""Units that are also parts of other words: after a numeral of one character they are none."""

UNITS = _table(_MONEY, _MEASURES, _TIME, _COUNTERS, _AMBIGUOUS)
"""The Chinese units and the symbols, with the name under which each is compared."""

ENGLISH_UNITS = _phrases(_ENGLISH)
"""The English units, in lower case."""

MONEY = frozenset(_table(_MONEY).values())
"""The currencies."""

CURRENCY_SIGNS = {
    **dict.fromkeys(("us$", "$", "usd"), "美元"),
    **dict.fromkeys(("hk$", "hkd"), "港元"),
    **dict.fromkeys(("¥", "￥", "rmb", "cny", "人民币"), "元"),
    **dict.fromkeys(("€", "eur"), "欧元"),
    "£": "英镑",
}
"""What stands before an amount of money, in lower case."""

_DIMENSIONS = (
    ("share", frozenset({"%", "‰", "百分点", "倍", ""})),
    ("count", frozenset(_table(_COUNTERS).values()) - {"倍"}),
    ("time", frozenset(_table(_TIME).values())),
)


_MEASURED: tuple[dict[str, int], ...] = (
    {"平方米": 3, "亩": 2000, "公顷": 30_000, "平方公里": 3_000_000},
    {"毫米": 1, "厘米": 10, "米": 1000, "公里": 1_000_000},
    {"克": 1, "斤": 500, "公斤": 1000, "吨": 1_000_000},
    {"升": 1, "立方米": 1000},
    {"瓦": 1, "千瓦": 1000, "兆瓦": 1_000_000, "吉瓦": 1_000_000_000},
    {"千瓦时": 1, "千瓦小时": 1, "度": 1, "兆瓦时": 1000, "吉瓦时": 1_000_000},
    {"秒": 1, "分钟": 60, "小时": 3600, "天": 86_400, "周": 604_800},
    {"个月": 1, "年": 12},
)
"""Units that measure the same, each in the least whole parts that they share.

Areas are in thirds of a square metre, of which 亩 is a whole number too.
"""

_AREAS = _MEASURED[0]


def is_area(unit: str) -> bool:
    """Return whether a unit is of areas, which compare with each other."""
    return unit in _AREAS


def common_factor(unit: str) -> int:
    """Return by what a value is multiplied so that those of one dimension compare exactly."""
    return next((units[unit] for units in _MEASURED if unit in units), 1)


def measure_alike(one: str, other: str) -> bool:
    """Return whether two units measure the same, one perhaps as a multiple of the other."""
    return any(one in units and other in units for units in _MEASURED)


def dimension(unit: str) -> str:
    """Return what a unit measures: the currency, count, time, share, or the unit itself."""
    if unit in MONEY:
        return f"money:{unit}"
    return next((name for name, units in _DIMENSIONS if unit in units), unit)
