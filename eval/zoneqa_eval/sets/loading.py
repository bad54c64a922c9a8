"""The adapters by name: each reads one layout of files into a Task."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zoneqa.errors import UsageError
from zoneqa_eval.sets import beir, dragonball, own, rgb, squad
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task

Load = Callable[[Spec], Task]

SETS: Mapping[str, Load] = {
    "own": own.load,
    "reports": own.load_reports,
    "beir": beir.load,
    "squad": squad.load,
    "xquad": squad.load_xquad,
    "rgb": rgb.load,
    "dragonball": dragonball.load,
}


def load_task(spec: Spec) -> Task:
    """The set that a spec names, all of its cases. Raises UsageError."""
    load = SETS.get(spec.set)
    if load is None:
        raise UsageError(f"There is no set {spec.set!r}; there are {', '.join(SETS)}.")
    try:
        return load(spec)
    except (OSError, KeyError, ValueError) as error:
        raise UsageError(f"The set of {spec.name} cannot be read: {error!r}.") from error
