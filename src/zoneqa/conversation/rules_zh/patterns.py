"""The turns of phrase by which a Chinese follow-up is known; all of them read simplified text."""

from __future__ import annotations

import re

from zoneqa.zones.lexicon import HIGH_TECH, HOW_MANY, NATIONAL, WHAT

CLASSIFIER = "[个家只支座些项笔款批条所份套种位大类名]"
_THAT = "[些个位家只支笔座批项款条份套颗台件辆场趟拨次片栋层段张几两三四五六]"
_FEW = "[一几两二三四五六七八九十]"

ASK = re.compile(
    f"{WHAT}|{HOW_MANY}|多[大高长久远快重深沉厚宽广强早晚]|何|怎|咋|吗|是不是|有没有|是否|能否"
)
# 那 and the like refer to the question before; the other words are said before any question.
LEAD = re.compile(
    rf"(?:(?:(?P<refers>那么|那(?!里|儿|边|会儿|时|年|基金|项目|公司|{_THAT})|然后|而(?!且)|至于"
    rf"|(?:同样|一样|相同)的(?:问题|情况)|还有(?!呢|没|别的|其|(?:.*(?:{ASK.pattern})))(?=\w\w))"
    "|再(?:[问看查]一?[下问看查]|介绍一?下)|另外(?=[,、])|对了|请问|顺便问一?下|再?[说讲]说|嗯|哦"
    "|好的?(?=[,、 ])|ok)"
    "[,、 ]*)+",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:(?:的话)?(?P<open>呢|[也再](?:[说讲查看问]|介绍|告诉我)(?:一?[下说讲查看问点])?)"
    r"|啊|呀|吧|嘛|哈|来着)*[?。!.~… ]*$"
)
# Nothing but a question word: 桂林有多少家 asks again what was asked before.
BARE = re.compile(
    "[是有也没吗又则能会到达第多少几哪些什么谁啥大概底具体一共总情况的得了个家所名人亿万元位项亩次"
    "条倍届年高 ]*"
)
_BESIDES = "那边|那里|那儿|这边|方面|又|也|,|、| "
FILLER = re.compile(
    f"^(?:的|换[成作做]?|改成|看看|比如|关于|说到|是|在|对于?|同样|{_BESIDES})+|(?:的?情况|{_BESIDES})+$"
)
# Asks which zone, or what a word means: it is about none.
ACROSS = re.compile(
    f"(?:哪|{HOW_MANY}|有没有|所有|全部|各|每){_FEW}*[些个]?{NATIONAL}"
    r"\w{0,2}(?:区(?![块域])|地方|城市)"
    r"|谁家|哪[里儿家边](?=\w{3})|^全[国省市球]|^(?:什么|啥)(?:是|叫)|什么意思"
)
ZONE_PRONOUN = re.compile(
    f"(?:该|本|[这那]个?|它们?|他们){NATIONAL}(?:{HIGH_TECH}|经开|开发|园)?区(?![块域别])"
    "|[这那][里儿边]|当地"
)
_THING = (
    "项目|产业园|园区|基金|研究院|公司|企业|集团|基地|联盟|平台|招聘会|示范区|校区|小镇|科技城|协会"
    "|服务区|会议|年会|政策|文件|意见|办法|活动|集群|产业|产品|药|高校|学校|大学|研究生|学生|人才"
    "|工人|团队|院士|街道|机制|措施|制度|目标|理念|口号|资金|投资|钱|工程|计划|规划|方案|地块|楼|厂"
    "|中心|人"
)
PRONOUN = re.compile(
    f"[该这那此]{_FEW}?{CLASSIFIER}?(?P<thing>{_THING})"
    f"|(?P<many>[它他她]们|[这那]些|[这那]{_FEW}{CLASSIFIER})"
    "|其(?![他它她实中次余间])|(?<!其)(?P<person>[他她](?=的|说|是|担任|现|在))"
    "|(?<!其)[它他她]家?(?![们人])|^[这那]个?(?=[是有叫在怎多占花投的])"
)
# Where what is said of a subject begins.
BREAK = re.compile(
    f"的|{HOW_MANY}|{WHAT}|何|怎|(?<!华)为|是|有(?!限|色)|在|靠|叫|去[年了过]|今|明年|前年|占|给|把|被|从|到"
    "|对|由|同|跟|与|搞|做|拿|最|第|每|(?<![主重])要|想|将|已|说|(?<!未)来|签|招(?!聘|商)"
    "|接[了回待来给收]|办[了成的好]|举办|建[了成立设在的好]|要建|开[了设展的办]|设[立在有置]|推[出进行]"
    "|发[布放了出给]|引[进入]|提[出升高供]|排[第名在出]|全[面部年]|[一总]共|共[有计同]|现[在有已]|会[在把有不]"
    r"|连[续办]|达[到成]|获[得批]|[这那][只个支座家些]|\d|[\"“「]|,|计划|预计|打算|准备|规模|面积|总投资"
    "|投资|产值|产量|位列|组织|安排|实行|实施|规划|培育|投产|开工|落户|工业|规上|十[二三四五六]五"
)
# How many: what is counted follows, or is left out.
COUNT = re.compile(f"(?<![第哪])(?:{HOW_MANY}){CLASSIFIER}?大?")
COUNTED = re.compile(f"(?:{HOW_MANY}){CLASSIFIER}$")
HOW = re.compile("(?:情况|结果|表现)?[又是会]?(?:怎样|怎么样|咋样|如何)")
# Of the period before: 那一年的税收.
SAME_PERIOD = re.compile("(?:那一?|这一|同一?|(?<!相)当|该)年度?(?!会)")
# How much there is of one thing: 孵化器有多少家, 授权量又是多少.
AMOUNT = re.compile(f"[^\\W的]{{2,10}}?[是有为](?:{HOW_MANY}){CLASSIFIER}?")
AGAIN = re.compile(f"又(?=[是有为]?(?:{HOW_MANY}|{WHAT}))")
# With another zone: 跟苏州比呢.
BESIDE = re.compile("[和跟与同] ?(?:相?比.*)?|比 .*")
BESIDE_THING = re.compile("[和跟与同].{1,12}相?比")
# Of zones that were spoken of: 哪个更高.
GREATER = re.compile(
    r"(?:这?[两几三]个?(?:区|地方)?)?(?:哪[个家边一]\w?|谁)[的要]?更?"
    "(?:大|高|多|快|早|强|好|长|远|靠?前)(?:一?些|一?点)?"
)
WHY = re.compile(
    "(?:这是)?(?:为什么|为何|为啥|怎么会|凭什么|什么原因|原因|何故)(?:会?这样|要?这么做)?"
)
# More of the same, or the same in detail; `of` asks what the things are that were counted.
MORE = re.compile(
    "(?:都|各|各自|分别|具体|到底|又|主要)*(?:是|有|叫|指|包括|为)*"
    rf"(?:{WHAT})(?!时|原因|地方)(?P<of>\w{{0,4}})"
    r"|(?:分别|具体|大概|大约|到底)[是有在到]*(?:多少|几|多[大高]|什么时候|怎么)\w{0,2}"
    r"|(?:还有|其[他它余]|别的|剩下)\w{0,6}|除了?.{1,14}(?:还|另外|其[他它余]|剩下).{1,8}"
    r"|另外\w{1,2}[个家项].{0,6}|现在|目前|以前|以后|后来|之后|之前|接下来|下一步"
    r"|(?:具体|详细|细节|展开|举\w?例|例如|比如|分别|再)"
    "(?:一?点|地|来?说说?|讲讲?|介绍|说明|列|子|一下|吗|,)*"
    "|(?:怎么|如何|咋|靠什么)(?:做到|实现|办到|做|弄|办|完成|搞|算|来)?的?"
)
PHASE = re.compile("[一二三四五]期")
# Attributes that have a value each year, and words for changes of such a value.
YEARLY = re.compile(
    "税|收入|营收|利润|产值|增加值|gdp|生产总值|增[速长幅]|[涨降跌]幅|出口|投资额?|销售|排名|名次|[新净]增|支出|外资|授权"
    "|零售|[额率量](?=$|[又是有为])",
    re.IGNORECASE,
)
OF_A_FIGURE = ("目标", "增速", "增幅", "增长", "涨幅", "同比")
