"""The loaders by name: each reads one layout of files into a Dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zoneqa.errors import UsageError
from zoneqa_eval.datasets import beir, dragonball, own, rgb, squad
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.spec import Spec

LOADERS: Mapping[str, Callable[[Spec], Dataset]] = {
    "own": own.load,
    "reports": own.load_reports,
    "beir": beir.load,
    "squad": squad.load,
    "squad_open": squad.load_open,
    "xquad": squad.load_xquad,
    "rgb": rgb.load,
    "rgb_pooled": rgb.load_pooled,
    "dragonball": dragonball.load,
}


def load_dataset(spec: Spec) -> Dataset:
    """Return the dataset of a spec, with the cases of every split. Raises UsageError."""
    load = LOADERS.get(spec.dataset)
    if load is None:
        raise UsageError(f"There is no dataset {spec.dataset!r}; there are {', '.join(LOADERS)}.")
    try:
        return load(spec)
    except (OSError, KeyError, ValueError) as error:
        raise UsageError(f"The dataset of {spec.name} cannot be read: {error!r}.") from error
