"""The number formats that files name by a number alone, as a Chinese program shows them."""

from __future__ import annotations

from zoneqa.documents.formats.sheets.number_format import GENERAL

_LONG_DATE = 'yyyy"年"m"月"d"日"'
_TIME = "h:mm:ss"

# The formats of the system, which a file cannot state.
_SYSTEM_FORMATS = {"[$-F800]": _LONG_DATE, "[$-F400]": _TIME}

_BUILTIN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: _TIME,
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: _LONG_DATE,
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}


def is_builtin(number: int) -> bool:
    """Return whether a format is known by its number alone."""
    return number in _BUILTIN


def format_code(number: int, own: str | None = None) -> str:
    """Return the format of a number, which a file may define with a code of its `own`."""
    code = own if own is not None else _BUILTIN.get(number, GENERAL)
    return next((f for mark, f in _SYSTEM_FORMATS.items() if code.startswith(mark)), code)
