"""Questions whose answer is computed of several facts: which is highest, by how much, how many."""

from zoneqa.query.calculation.calculation import (
    AskedIndicator,
    Calculation,
    Operation,
    Order,
    Thing,
    Threshold,
)
from zoneqa.query.calculation.recognize import calculation_of

__all__ = [
    "AskedIndicator",
    "Calculation",
    "Operation",
    "Order",
    "Thing",
    "Threshold",
    "calculation_of",
]
