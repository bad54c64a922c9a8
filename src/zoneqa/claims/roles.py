"""Who holds which office: 副局长叶知秋, 任命温以宁为投资促进局局长, 冠军是清波团队."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.text.characters import HAN
from zoneqa.types import Bounds

_TITLES = (
    "党工委书记|工委书记|党委书记|党组书记|书记|主任|局长|处长|科长|部长|厅长|司长|市长|县长|区长|省长|镇长|乡长|院长|校长|所长"
    "|会长|理事长|秘书长|董事长|总经理|总裁|总监|总工程师|总会计师|总设计师|首席执行官|首席科学家|创始人|联合创始人|负责人|站长|馆长"
    "|队长|班长|组长|行长|社长|主席|经理|主管|厂长|台长|院士|教授|研究员|调研员|发言人|巡视员|法定代表人|法人代表|代表|专员|委员"
    "|CEO|CTO|CFO|COO"
)
_PREFIX = "(?:常务副|党组副|党委副|副|代理|代|原|前|时任|名誉|执行|联席|助理)*"
TITLE = re.compile(
    rf"(?P<prefix>{_PREFIX})(?P<title>{_TITLES})(?![{HAN}]{{0,2}}(?:办公|会议|级别|专用))"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅"
    "皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房"
    "裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司"
    "韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都"
    "耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|端木|百里|南宫|独孤|轩辕"
# What stands right after a person's name.
_AFTER = (
    r"(?=$|[^\u4e00-\u9fff]|说|表示|介绍|告诉|认为|称|指出|强调|透露|坦言|在|率|出席|主持|参加|带|一行|为|是|任|到|赴|向|对|等|和|与|及|也|就"
    r"|的|宣布|宣读|作|致|感|直言|分享|回忆|解释|代表|陪同|调研|会见|讲|看|从|将|接|同志|先生|女士|当选|获|发|补充|进行|来)"
)
_PERSON = rf"(?:(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}?|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?){_AFTER}"
_FOREIGN = rf"[\u4e00-\u9fffA-Za-z]{{1,10}}[·•][\u4e00-\u9fffA-Za-z·•]{{1,16}}?{_AFTER}"
_HOLDER = re.compile(rf"\s?(?P<person>{_FOREIGN}|{_PERSON})")
_HOLDER_AFTER_VERB = re.compile(rf"(?:是|为|由|:|：|——)\s?(?P<person>{_FOREIGN}|{_PERSON})")
_TO_OFFICE = "(?:被?任命为|当选为?|担任|出任|升任|调任|转任|兼任|任(?!命)|为)"
_APPOINTED = re.compile(
    rf"(?:任命|聘任|聘请|选举|推选|提名|决定)(?P<chosen>{_PERSON})(?:同志)?{_TO_OFFICE}"
    rf"(?P<org>[{HAN}A-Za-z“”（）()]{{0,24}}?)(?P<role>{_PREFIX}(?:{_TITLES}))"
    rf"|(?P<person>{_PERSON})(?:同志)?{_TO_OFFICE}"
    rf"(?P<org_2>[{HAN}A-Za-z“”（）()]{{0,24}}?)(?P<role_2>{_PREFIX}(?:{_TITLES}))"
)
_ORG_BEFORE = re.compile(rf"(?P<org>[{HAN}A-Za-z0-9“”·（）()]{{0,30}})$")


_PRIZES = f"冠军|亚军|季军|第一名|特等奖|[一二三]等奖|[金银铜]奖|最佳[{HAN}]{{1,4}}奖"
_PRIZE_NAME = re.compile(f"(?P<title>{_PRIZES})")
_PRIZE = re.compile(
    rf"(?P<title>{_PRIZES})(?:得主|获得者|获奖者)?(?:是|为|由|:|：)(?P<person>[{HAN}A-Za-z0-9“”·]{{2,14}}?)"
    r"(?=$|[，。；、,;!?！？（()）]|获得|摘得|夺得|和|与)"
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office, its place with the words before that say of what, and who holds it."""

    prefix: str
    title: str
    place: Bounds
    organisation: Bounds
    person: Bounds | None
    appointed: bool = False


def roles(text: str, start: int, end: int) -> Iterator[Role]:
    """Yield the offices in a part of a simplified text that have a holder there, in order."""
    part = text[start:end]
    taken: list[Bounds] = []
    for found in _APPOINTED.finditer(part):
        chosen = found["chosen"] is not None
        role, org = ("role", "org") if chosen else ("role_2", "org_2")
        office = TITLE.search(part, found.start(role))
        if office and office.end() == found.end(role):
            taken.append(found.span())
            person = found.span("chosen" if chosen else "person")
            yield _role(office, found.span(org), person, start, appointed=True)
    for prize in _PRIZE.finditer(part):
        before = _ORG_BEFORE.search(part[: prize.start()])
        organisation = before.span("org") if before else (prize.start(),) * 2
        yield _role(prize, organisation, prize.span("person"), start)
    for office in TITLE.finditer(part):
        if any(a <= office.start() < b for a, b in taken):
            continue
        holder = _HOLDER.match(part, office.end()) or _HOLDER_AFTER_VERB.match(part, office.end())
        if holder:
            before = _ORG_BEFORE.search(part[: office.start()])
            organisation = before.span("org") if before else (office.start(), office.start())
            yield _role(office, organisation, holder.span("person"), start)


@dataclass(frozen=True, slots=True)
class NamedOffice:
    """An office or a prize that a text names, and where."""

    prefix: str
    title: str
    start: int


def offices(text: str) -> list[NamedOffice]:
    """Return the offices and prizes that a simplified text names, whoever holds them."""
    found = (*TITLE.finditer(text), *_PRIZE_NAME.finditer(text))
    named = (NamedOffice(m.groupdict().get("prefix") or "", m["title"], m.start()) for m in found)
    return sorted(named, key=lambda office: office.start)


def _role(
    office: re.Match[str],
    organisation: Bounds,
    person: Bounds,
    start: int,
    *,
    appointed: bool = False,
) -> Role:
    return Role(
        prefix=office.groupdict().get("prefix") or "",
        title=office["title"],
        place=(start + office.start(), start + office.end("title")),
        organisation=(start + organisation[0], start + organisation[1]),
        person=(start + person[0], start + person[1]),
        appointed=appointed,
    )
