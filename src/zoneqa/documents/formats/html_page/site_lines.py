"""Lines that a site prints round an article: imprint, notice of rights, pages, placeholders."""

from __future__ import annotations

import re

_MAX_LENGTH = 200
"""The longest line, in characters, that may be one of these."""

_IMPRINT = r"(?=.*(?:19|20)\d\d[-/.年]\d)(?=.*(?:来源|來源|Source)\s*[:：])[^。！？]{,80}"
_RIGHTS = (
    r"[^。！？]*(?:版权所有(?![权者])|版權所有|©|Copyright\b|ICP[备備证證]|公网安备|网站标识码|不良信息举报)[^！？]*"
    r"|(?:(?:网站地图|友情链接|关于我们|联系我们|关于本站|网站首页|设为首页|加入收藏|法律声明)[\s|·]*)+"
    r"|(?:扫一扫|分享到|分享至).{,12}"
)
_PAGES = (
    r"(?=.*[页頁篇])(?:[上下前后]一?[页頁篇]|[首尾末][页頁]|[共第]?\s?\d{1,4}\s?[页頁]"
    r"|\d{1,4}(?!\d)|[\s|…<>«»‹›.])+"
)
# What a page shows until its script has run.
_PLACEHOLDER = (
    r"(?:正在|页面|内容|努力)*(?:加载|載入|载入)中?[^。，！？]{,6}|Loading\W*"
    r"|(?=.*(?:JavaScript|启用脚本|浏览器版本|您的浏览器))(?=.*(?:启用|开启|打开|不支持|升级|过低|enable|support)).*"
)
_SITE_LINE = re.compile("|".join((_IMPRINT, _RIGHTS, _PAGES, _PLACEHOLDER)), re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:发布时间|发布日期|时间|日期|来源|作者|记者|编辑|责任编辑|浏览|阅读|点击)[^。！？]{,60}|[\d\s:./年月日-]+"
)


def is_site_line(line: str) -> bool:
    """Return whether a line belongs to the site and not to an article on it."""
    return len(line) <= _MAX_LENGTH and _SITE_LINE.fullmatch(line) is not None


def is_credit(line: str) -> bool:
    """Return whether a line says no more than when and by whom something was published."""
    return len(line) <= _MAX_LENGTH and _CREDIT.fullmatch(line) is not None
