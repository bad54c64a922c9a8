"""PDF and DOCX properties, filtered to those that a person has set."""

from __future__ import annotations

import re

from zoneqa.text.date_fields import iso_date
from zoneqa.text.prose import clean_prose

_PLACEHOLDERS = {
    "",
    "anonymous",
    "unspecified",
    "untitled",
    "python-docx",
    "user",
    "admin",
    "administrator",
}
_PLACEHOLDERS |= {
    "microsoft office user",
    "windows user",
    "文档",
    "无标题",
    "未命名",
    "word document",
    "用户",
}
_FILE_NAME = re.compile(r"(?:^microsoft \w+ - )|\.\w{2,5}$|^[\w.-]*\d[\w.-]*$", re.ASCII)

# The default date of python-docx, left in files whose author sets none.
_TEMPLATE_DATE = "2013-12-23T23:15:00Z"


def own_title(raw: str | None) -> str | None:
    """Return the title, or None if a program generated it, for example from a file name."""
    title = own_name(raw)
    if title is None or _FILE_NAME.search(title.lower()) or len(title) < 4:
        return None
    return title


def own_name(raw: str | None) -> str | None:
    """Return the name, or None if it is a placeholder."""
    name = clean_prose(raw or "").strip()
    return None if name.lower().strip("()") in _PLACEHOLDERS else name


def stated_date(raw: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the creation date of the file, and a note that the date is only that."""
    date = None if raw == _TEMPLATE_DATE else iso_date(raw)
    return date, ("The date is the day on which the file was made.",) if date else ()
