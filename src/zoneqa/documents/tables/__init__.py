"""Tables: what parsers find, which of its cells are headers, and where it stands in a text."""

from zoneqa.documents.tables.grid import CELL_SEPARATOR, Grid, GridCell
from zoneqa.documents.tables.locate import tables_in
from zoneqa.documents.tables.text_tables import text_tables

__all__ = ["CELL_SEPARATOR", "Grid", "GridCell", "tables_in", "text_tables"]
