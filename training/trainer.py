"""A training run that can be stopped at any time and resumed."""

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

from training import pretrained, public_datasets
from training.batches import Batch, Feed, batches
from training.encoding import Encoder
from training.groups import GroupStream
from training.losses import Losses
from training.mixes import MIXES
from training.model import HEADS, freeze, from_packed
from training.monitor import evaluate, monitored_contrasts, monitored_pairs
from training.plan import Plan, Progress, pace
from training.seeding import seeded_random

CHECKPOINT, WEIGHTS = "checkpoint.pt", "reader.pt"


class Trainer:
    """Trains a reader on the datasets in a folder; `start` are weights to begin with."""

    def __init__(self, plan: Plan, folder: Path, out: Path, start: Path | None = None) -> None:
        self._plan = plan
        self._out = out
        device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(plan.seed)
        source = pretrained.load()
        self._feed = Feed(source.words, device)
        self._encoder = Encoder(source.tokenizer)
        self._stream = GroupStream(public_datasets.load(folder), plan.seed, MIXES[plan.mix])
        keep = [int(n) for n in plan.layers.split(",")]
        self._model = from_packed(source, keep).to(device)
        if start:
            self._model.load_state_dict(read_state(start, device)["model"])
        freeze(self._model, plan.frozen)
        self._losses = Losses(plan, self._model, self._feed, _has_fast_bfloat16(device))
        self._optimizer = torch.optim.AdamW(
            [{"params": self._parameters(heads=heads)} for heads in (False, True)],
            lr=plan.rate,
            weight_decay=0.01,
        )
        self._progress = Progress()
        self._recent: list[float] = []
        self._monitored = monitored_pairs(self._encoder), monitored_contrasts(self._encoder)

    def run(self) -> None:
        """Train to the end of the plan, from the last checkpoint if there is one."""
        self._out.mkdir(parents=True, exist_ok=True)
        self._resume()
        self._log("start", **self._evaluate())
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
                self._log("evaluation", chunk=self._progress.chunk, **self._evaluate())
        self._finish()

    def _parameters(self, *, heads: bool) -> list[Parameter]:
        named = self._model.named_parameters()
        return [value for name, value in named if (name.split(".")[0] in HEADS) == heads]

    def _chunk(self) -> list[Batch]:
        number = self._progress.chunk
        groups = [
            [pair for example in group.examples if (pair := self._encoder.encode(example))]
            for group in self._stream.chunk(number)
        ]
        rng = seeded_random(f"{self._plan.seed} {number}")
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
        self._log(
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
        self._log("done", **totals, minutes=minutes, **self._evaluate())

    def _evaluate(self) -> dict[str, float]:
        return evaluate(self._model, self._feed, *self._monitored)

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
        self._log("resumed", chunk=self._progress.chunk, step=self._progress.step)

    def _log(self, event: str, **values: float) -> None:
        line = json.dumps({"event": event, **values})
        click.echo(line)
        with (self._out / "log.jsonl").open("a") as file:
            file.write(line + "\n")


def read_state(path: Path, device: torch.device | str) -> dict[str, Any]:
    """Return the state that was saved in a file."""
    state: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
    return state


def _has_fast_bfloat16(device: torch.device) -> bool:
    """Return whether bfloat16 is fast: on a GPU, or on a processor that multiplies in it."""
    cpu = torch.cpu
    fast = cpu._is_avx512_bf16_supported() or cpu._is_amx_tile_supported()
    return device.type == "cuda" or fast
