"""Characters of the fonts Symbol and Wingdings, which are not those of Unicode."""

from __future__ import annotations

# The positions 0x20 to 0x7E and 0xA0 to 0xFE of the font; ◌ where there is no character.
_SYMBOL = (
    " !∀#∃%&∍()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪◌〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
)
_SYMBOL_CHARACTERS = {
    start + place: character
    for start, row in zip((0x20, 0xA0), _SYMBOL, strict=True)
    for place, character in enumerate(row)
    if character != "◌"
}
_WINGDINGS_CHARACTERS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    # ① to ⑩ and ❶ to ❿
    **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}
_FONTS = {"symbol": _SYMBOL_CHARACTERS, "wingdings": _WINGDINGS_CHARACTERS}
_PRIVATE = 0xF000


def symbol(font: str, code: str) -> str | None:
    """Return the character with a hexadecimal code in a font, or None if it is not known."""
    try:
        point = int(code, 16)
        if _PRIVATE <= point <= _PRIVATE + 0xFF:
            return _FONTS.get(font.lower(), {}).get(point - _PRIVATE)
        characters = _FONTS.get(font.lower())
        return characters.get(point) if characters else chr(point)
    except (ValueError, OverflowError):
        return None
