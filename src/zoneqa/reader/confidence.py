"""The probability that the articles answer, from the evidence; and where to decline."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path

from zoneqa.reader.answerability import AnswerabilityFeatures


@dataclass(frozen=True, slots=True)
class AnswerabilityModel:
    """A logistic model over Evidence, fitted by `eval/fit.py`, and the threshold chosen with it."""

    bias: float
    weights: dict[str, float]
    threshold: float

    def of(self, evidence: AnswerabilityFeatures) -> float:
        """The probability (0 to 1) that the question is answered."""
        features = asdict(evidence)
        logit = self.bias + sum(self.weights[name] * features[name] for name in self.weights)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))

    def at(self, threshold: float | None) -> AnswerabilityModel:
        """The same model with another threshold; None leaves the fitted one."""
        return self if threshold is None else replace(self, threshold=threshold)


def open_answerability_model(path: Path | None = None) -> AnswerabilityModel:
    """The fitted model: the one in the package, or another file of the same form."""
    source = path or files("zoneqa.reader") / "weights" / "confidence.json"
    row = json.loads(source.read_text(encoding="utf-8"))
    return AnswerabilityModel(row["bias"], row["weights"], row["threshold"])
