"""Linear models over named features, stored with what they were fitted under."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from zoneqa.errors import ModelUnavailable

WEIGHTS = Path(str(files("zoneqa.reader") / "weights"))
"""The folder of the reader's weights."""

_READER_FILES = ("reader.onnx", "output_layers.safetensors")


@dataclass(frozen=True, slots=True)
class FittedUnder:
    """The settings and the reader under which a model was fitted, and the data it was fitted on.

    `reader` and `data` are SHA-256 digests, shortened.
    """

    passages: int
    sentences: int
    passage_tokens: int
    dense_share: float
    reader: str
    data: str

    def differences(self, now: FittedUnder) -> tuple[str, ...]:
        """Return the settings that are not as they were at fitting, in words."""
        names = ("passages", "sentences", "passage_tokens", "dense_share")
        pairs = ((name, getattr(self, name), getattr(now, name)) for name in names)
        return tuple(f"{name}: {was}, now {is_}" for name, was, is_ in pairs if was != is_)


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A weighted sum of features; `bias` is 0 where only the order of sums matters."""

    weights: Mapping[str, float]
    bias: float
    fitted_under: FittedUnder
    threshold: float | None = None
    """The probability from which on a logistic model says yes, where one was chosen."""

    def logit(self, features: Mapping[str, float]) -> float:
        """Return the weighted sum of the features."""
        return self.bias + sum(self.weights[name] * features[name] for name in self.weights)

    @classmethod
    def load(cls, path: Path, features: Sequence[str], reader: str | None = None) -> LinearModel:
        """Read a model over these features, fitted with a reader of this digest.

        Raises ModelUnavailable, in one sentence, if the file does not fit.
        """
        row = _read(path)
        try:
            model = cls(
                weights={name: float(value) for name, value in row["weights"].items()},
                bias=float(row["bias"]),
                fitted_under=FittedUnder(**row["fitted_under"]),
                threshold=row.get("threshold"),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ModelUnavailable(f"{path} is not a fitted model ({error!r}).") from error
        model.check(path, features, reader or reader_digest())
        return model

    def check(self, path: Path, features: Sequence[str], reader: str) -> None:
        """Raise ModelUnavailable unless the model is over these features and for this reader."""
        if set(self.weights) != set(features):
            wrong = ", ".join(sorted(set(self.weights) ^ set(features)))
            raise ModelUnavailable(
                f"{path} was fitted on other features than this version computes ({wrong}); "
                "fit it again with `zoneqa-eval fit`."
            )
        if self.fitted_under.reader != reader:
            raise ModelUnavailable(
                f"{path} was fitted with another reader ({self.fitted_under.reader}) than the one "
                f"here ({reader}); fit it again with `zoneqa-eval fit`."
            )

    def dump(self) -> str:
        """Return the model as JSON."""
        return json.dumps(asdict(self), indent=1) + "\n"


@lru_cache(maxsize=1)
def reader_digest(folder: Path = WEIGHTS) -> str:
    """Return the digest of the cross-encoder's files."""
    digest = hashlib.sha256()
    for name in _READER_FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]


def _read(path: Path) -> dict[str, Any]:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelUnavailable(f"{path} cannot be read as a fitted model.") from error
    if not isinstance(row, dict):
        raise ModelUnavailable(f"{path} is not a fitted model.")
    return row
