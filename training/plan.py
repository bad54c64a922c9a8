"""The plan of a training run, and its progress."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """The options of a run."""

    mix: str = "reports"
    """A name in mixes.MIXES."""
    layers: str = "0,1,2,3,4,5,6,7"
    """Layers of the packed model that are kept."""
    seed: int = 7
    rate: float = 8e-5
    """The highest learning rate of the layers; the heads learn four times as fast."""
    warmup: float = 0.04
    """Share of the run in which the rate rises."""
    tokens: int = 12_000_000
    """Tokens after which the run ends, unless `minutes` have passed before."""
    minutes: float = 0.0
    """Minutes of training; 0 for as many as the tokens take."""
    steps: int = 0
    """Steps after which to stop short of the run's end; 0 for never."""
    step_pairs: int = 28
    """Approximate number of pairs in a step."""
    null: float = 0.3
    """Weight of the span loss on passages that do not answer."""
    frozen: int = 0
    """The lowest layers that are not trained, nor the positions and segments below them."""
    rank: float = 0.5
    """Weight of the ranking loss within a group."""
    save_minutes: float = 4.0
    """Minutes between checkpoints."""


@dataclass
class Progress:
    """The progress of a run: the step `at` in a chunk, and totals."""

    chunk: int = 0
    at: int = 0
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0

    def share(self, plan: Plan) -> float:
        """Return the share of the run that is done."""
        done = self.tokens / plan.tokens
        return max(done, self.seconds / 60 / plan.minutes) if plan.minutes else done

    def over(self, plan: Plan) -> bool:
        """Return whether the run has ended or should stop here."""
        return self.share(plan) >= 1 or 0 < plan.steps <= self.step


def pace(done: float, warmup: float) -> float:
    """Return the learning rate as a share of its peak: it rises, then falls almost to 0."""
    falling = max(0.02, 1 - max(0.0, done - warmup) / (1 - warmup))
    return max(min(1.0, done / warmup) * falling, 0.01)
