"""A training run that can be stopped at any time and gone on with."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch
from torch.nn import Parameter

from training import packed, sets
from training.batches import Batch, Feed, batches
from training.chance import seeded
from training.encoding import Encoder
from training.groups import Stream
from training.losses import Losses
from training.mixes import MIXES
from training.model import HEADS, from_packed
from training.plan import Plan, Progress, pace
from training.watch import look, watched

CHECKPOINT, WEIGHTS = "checkpoint.pt", "reader.pt"


class Trainer:
    """Trains a reader on the sets in a folder; `start` are weights to begin with."""

    def __init__(self, plan: Plan, folder: Path, out: Path, start: Path | None = None) -> None:
        self._plan = plan
        self._out = out
        device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(plan.seed)
        source = packed.load()
        self._feed = Feed(source.words, device)
        self._encoder = Encoder(source.tokenizer)
        self._stream = Stream(sets.load(folder), plan.seed, MIXES[plan.mix])
        keep = [int(n) for n in plan.layers.split(",")]
        self._model = from_packed(source, keep).to(device)
        if start:
            self._model.load_state_dict(read_state(start, device)["model"])
        self._losses = Losses(plan, self._model, self._feed, _halves(device))
        self._optimizer = torch.optim.AdamW(
            [{"params": self._parameters(heads=heads)} for heads in (False, True)],
            lr=plan.rate,
            weight_decay=0.01,
        )
        self._progress = Progress()
        self._recent: list[float] = []
        self._watched = watched(self._encoder)

    def run(self) -> None:
        """Train from the last checkpoint, if there is one, to the end of the plan."""
        self._out.mkdir(parents=True, exist_ok=True)
        self._resume()
        self._model.train()
        saved = time.monotonic()
        while not self._progress.over(self._plan):
            for batch in self._chunk()[self._progress.at :]:
                if self._progress.over(self._plan):
                    break
                self._step(batch)
                if time.monotonic() - saved > self._plan.save_minutes * 60:
                    self._save(CHECKPOINT, self._state())
                    saved = time.monotonic()
            else:
                self._progress.chunk += 1
                self._progress.at = 0
                self._say("look", chunk=self._progress.chunk, **self._look())
        self._finish()

    def _parameters(self, *, heads: bool) -> list[Parameter]:
        named = self._model.named_parameters()
        return [value for name, value in named if (name.split(".")[0] in HEADS) == heads]

    def _chunk(self) -> list[Batch]:
        number = self._progress.chunk
        groups = [
            [pair for item in group.items if (pair := self._encoder.encode(item))]
            for group in self._stream.chunk(number)
        ]
        rng = seeded(f"{self._plan.seed} {number}")
        return batches([group for group in groups if group], self._plan.step_pairs, rng)

    def _step(self, batch: Batch) -> None:
        begun = time.monotonic()
        plan, progress = self._plan, self._progress
        done = progress.share(plan)
        rates = plan.rate, plan.rate * 4
        for setting, rate in zip(self._optimizer.param_groups, rates, strict=True):
            setting["lr"] = rate * pace(done, plan.warmup)
        loss = self._losses.of(batch)
        self._optimizer.zero_grad(set_to_none=True)
        loss.value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimizer.step()
        progress.step += 1
        progress.at += 1
        progress.tokens += loss.tokens
        progress.seconds += time.monotonic() - begun
        self._recent.append(float(loss.value.detach()))
        if progress.step % 50 == 0:
            self._report(done)

    def _report(self, done: float) -> None:
        self._say(
            "step",
            step=self._progress.step,
            done=round(done, 4),
            loss=round(float(np.mean(self._recent)), 4),
            rate=round(self._progress.tokens / self._progress.seconds),
        )
        self._recent.clear()

    def _finish(self) -> None:
        self._save(CHECKPOINT, self._state())
        self._save(WEIGHTS, {"model": self._model.state_dict(), "plan": asdict(self._plan)})
        minutes = round(self._progress.seconds / 60, 1)
        totals = {"step": self._progress.step, "tokens": self._progress.tokens}
        self._say("done", **totals, minutes=minutes, **self._look())

    def _look(self) -> dict[str, float]:
        return look(self._model, self._feed, self._watched)

    def _state(self) -> dict[str, Any]:
        return {
            "model": self._model.state_dict(),
            "plan": asdict(self._plan),
            "optimizer": self._optimizer.state_dict(),
            "random": torch.get_rng_state(),
            **asdict(self._progress),
        }

    def _save(self, name: str, state: dict[str, Any]) -> None:
        part = self._out / f"{name}.part"
        torch.save(state, part)
        part.replace(self._out / name)

    def _resume(self) -> None:
        path = self._out / CHECKPOINT
        if not path.exists():
            return
        state = read_state(path, self._feed.device)
        self._model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._progress = Progress(**{f.name: state[f.name] for f in fields(Progress)})
        torch.set_rng_state(state["random"].cpu())
        self._say("resumed", chunk=self._progress.chunk, step=self._progress.step)

    def _say(self, what: str, **values: float) -> None:
        line = json.dumps({"what": what, **values})
        click.echo(line)
        with (self._out / "log.jsonl").open("a") as file:
            file.write(line + "\n")


def read_state(path: Path, device: torch.device | str) -> dict[str, Any]:
    """What was saved in a file."""
    state: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
    return state


def _halves(device: torch.device) -> bool:
    """Whether bfloat16 is quick: on a GPU, and on a processor that multiplies in it."""
    cpu = torch.cpu
    quick = cpu._is_avx512_bf16_supported() or cpu._is_amx_tile_supported()
    return device.type == "cuda" or quick
