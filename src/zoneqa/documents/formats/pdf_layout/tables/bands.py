"""Ruled rows that hold several rows of figures, as where only the head of a table is ruled off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zoneqa.documents.formats.pdf_layout.fragments import Fragment, fragment_rows, text_of
from zoneqa.documents.formats.pdf_layout.tables.found import CellArea, Contents
from zoneqa.text.cell_kinds import is_period, is_value


def divide_bands(contents: Mapping[CellArea, Sequence[Fragment]]) -> Contents:
    """Return the cells with each row divided that holds several lines of figures."""
    divided: Contents = {}
    shift = 0
    for row in sorted({area.row for area in contents}):
        band = {area: list(found) for area, found in contents.items() if area.row == row}
        crossed = any(a.rows > 1 and a.row <= row < a.row + a.rows for a in contents)
        middles = [] if crossed else _figure_lines(band)
        for area, found in band.items():
            for line, part in enumerate(_parts(found, middles)):
                divided[replace(area, row=row + shift + line)] = part
        shift += max(0, len(middles) - 1)
    return divided


def is_figure(fragments: Sequence[Fragment]) -> bool:
    """Return whether these are the text of a cell with a figure, a year, or a dash for none."""
    text = text_of(fragments)
    return is_value(text) or is_period(text)


def _figure_lines(band: Mapping[CellArea, Sequence[Fragment]]) -> list[float]:
    """Return the middles of the lines of figures, if each has a line of the first column."""
    stacks = [fragment_rows(found) for _, found in sorted(band.items(), key=lambda i: i[0].column)]
    figures = [stack for stack in stacks[1:] if all(map(is_figure, stack))]
    lines = fragment_rows([fragment for stack in figures for row in stack for fragment in row])
    is_divided = 1 < len(lines) <= len(stacks[0])
    return [row[0].middle for row in lines] if is_divided else []


def _parts(found: Sequence[Fragment], middles: Sequence[float]) -> list[list[Fragment]]:
    """Return the fragments by the line to which they are nearest."""
    if not middles:
        return [list(found)]
    parts: list[list[Fragment]] = [[] for _ in middles]
    for fragment in found:
        distances = [abs(fragment.middle - middle) for middle in middles]
        parts[distances.index(min(distances))].append(fragment)
    return parts
