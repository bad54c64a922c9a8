"""The results of a comparison, as they are kept: the rounds of each contender, and where it ran."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from zoneqa_eval.comparison.measure_peers import Round


@dataclass(frozen=True, slots=True)
class Conditions:
    """Where and when the rounds ran; `load` is how many processes wanted a core at the start."""

    date: str
    processor: str
    cores: int
    threads: int
    python: str
    load: float

    @classmethod
    def now(cls, threads: int) -> Conditions:
        return cls(
            date=datetime.now(UTC).strftime("%Y-%m-%d"),
            processor=_processor(),
            cores=os.cpu_count() or 1,
            threads=threads,
            python=platform.python_version(),
            load=round(os.getloadavg()[0], 1),
        )


@dataclass(slots=True)
class Results:
    """The rounds so far by contender, and why others could not be measured."""

    conditions: Conditions
    rounds: dict[str, list[Round]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def add(self, measured: Round) -> None:
        self.rounds.setdefault(measured.contender, []).append(measured)

    def has(self, contender: str, number: int) -> bool:
        return any(each.number == number for each in self.rounds.get(contender, ()))

    def save(self, path: Path) -> None:
        rounds = [asdict(each) for several in self.rounds.values() for each in several]
        values = {
            "conditions": asdict(self.conditions),
            "failures": self.failures,
            "rounds": rounds,
        }
        path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Results:
        values = json.loads(path.read_text(encoding="utf-8"))
        results = cls(Conditions(**values["conditions"]), failures=values["failures"])
        for each in values["rounds"]:
            results.add(Round.of_dict(each))
        return results


def _processor() -> str:
    """Return the name of the processor, as Linux tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
