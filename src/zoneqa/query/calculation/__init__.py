"""Questions whose answer is computed of several facts: which is highest, by how much, how many."""

from zoneqa.query.calculation.calculation import (
    AskedIndicator,
    Calculation,
    Entity,
    Operation,
    Order,
    Threshold,
)
from zoneqa.query.calculation.recognize import calculation_of

__all__ = [
    "AskedIndicator",
    "Calculation",
    "Entity",
    "Operation",
    "Order",
    "Threshold",
    "calculation_of",
]
