"""Questions whose answer is computed of several facts: which is highest, by how much, how many."""

from zoneqa.query.calculation.calculation import (
    Calculation,
    AskedIndicator,
    Operation,
    Order,
    Thing,
    Threshold,
)
from zoneqa.query.calculation.recognize import calculation_of

__all__ = [
    "Calculation",
    "AskedIndicator",
    "Operation",
    "Order",
    "Thing",
    "Threshold",
    "calculation_of",
]
