"""What a paper or a web site prints round a report and in it: advertisements, credits, buttons."""

from __future__ import annotations

import re

from zoneqa.text.characters import HAN

_NAMES = rf"(?:[{HAN}]{{2,4}}(?:\s(?=[{HAN}])|[、,]|(?=[\s)。\]】]|$)))"
_ROLE = (
    "(?:(?:责任|本文|流程|见习|值班)?(?:编辑|校对)|[责美主]编|审[核校]|终审|编委|监制|统筹|作者|海报制作|摄影|供图|图片?源"
    "|(?:本报|本台|总台|全媒体|见习|实习)?(?:首席)?(?:记者|通讯员|实习生)|文|图)"
)
_PRINT_MARK = re.compile(
    r"广告[^。×\n]{0,60}×"
    r"|\d{4}-\d\d-\d\d[ \d:]*,?正文:?|^\W*正文:?"
    r"|分享让更多人看到|返回搜狐[,，]?查看更多|\*?[^。\s]{0,8}独家稿件[,，]转载请注明出处"
    r"|(?:声明|免责声明):?转载此文.{0,120}$|如遇作品内容、?版权等?问题.{0,120}$"
    rf"|[(（\[【]?{_ROLE}\s*[:：/|]\s*{_NAMES}{{0,6}}(?:[a-z]{{1,3}}\d{{1,4}})?[)）\]】]?(?=\W|$)"
    rf"|[(（]\s*(?:{_ROLE}?\s*{_NAMES}{{1,4}}\s*){{1,3}}(?:摄|供图)?\s*[)）](?=\s*(?:\n|$))"
    r"|(?:(?<=\n)|^)\s*图为[^\n]{2,60}(?:摄影?|供图)[)）]?(?=\n|$)"
    r"|(?:(?<=\n)|^)\s*(?:原标题|版权声明|特别声明|转载声明)[:：][^\n]{1,60}(?=\n|$)"
    r"|(?:(?<=\n)|^)\s*(?:长按|扫描|扫码|扫一扫|识别|点击)[^\n。]{0,12}(?:关注|二维码|阅读原文)[^\n。]{0,12}(?=\n|$)"
    rf"|(?<=[。!?”])\s*{_NAMES}{{1,3}}\s*摄影?$"
    r"|(?:来源|稿源|转载)[:：]\s*[^。,，;；!?\s]{2,16}"
    r"|[(（\[【](?:完|全文完|本报综合)[)）\]】]"
)


def without_print_marks(folded: str) -> str:
    """Return a folded text without the marks of the paper or web site that printed it."""
    return _PRINT_MARK.sub("\n", folded)
