"""What happens to a page before it is read: skew, blur, noise, and the camera of a phone."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Damage = Callable[[Image.Image, random.Random], Image.Image]

_PAPER = 246


def clean(image: Image.Image, _random: random.Random) -> Image.Image:
    """Leave the page as it is."""
    return image


def skewed(image: Image.Image, rng: random.Random) -> Image.Image:
    """Lay the page askew by up to two degrees."""
    angle = rng.choice((-1, 1)) * rng.uniform(0.6, 2.0)
    return image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def blurred(image: Image.Image, rng: random.Random) -> Image.Image:
    """Blur the page, and lower its contrast."""
    soft = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.8, 1.5)))
    return soft.point(lambda value: 40 + value * 0.8)


def noisy(image: Image.Image, rng: random.Random) -> Image.Image:
    """Add the grain of cheap paper, speckles, and a shadow of the other side."""
    generator = np.random.default_rng(rng.randrange(1 << 32))
    page = np.asarray(image, dtype=np.float32)
    other_side = np.asarray(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT), dtype=np.float32)
    grain = generator.normal(-8, 14, page.shape).astype(np.float32)
    page = page - 0.08 * (255 - other_side) + grain
    page[generator.random(page.shape) < 0.002] = 0
    return _to_image(page)


def photographed(image: Image.Image, rng: random.Random) -> Image.Image:
    """Photograph the page on a table: from aslant, in uneven light, a little blurred."""
    width, height = image.size
    border = 120
    table = Image.new("L", (width + 2 * border, height + 2 * border), 90)
    table.paste(image.point(lambda value: value * _PAPER / 255), (border, border))
    corners = [
        (rng.uniform(0, 0.05) * table.width, rng.uniform(0, 0.04) * table.height) for _ in range(4)
    ]
    (a, b), (c, d), (e, f), (g, h) = corners
    right, bottom = table.width, table.height
    # The corners of what the camera sees, from the upper left and then counter-clockwise.
    seen = (a, b, c, bottom - d, right - e, bottom - f, right - g, h)
    aslant = table.transform(
        table.size, Image.Transform.QUAD, seen, Image.Resampling.BICUBIC, fillcolor=90
    )
    light = np.linspace(rng.uniform(0.62, 0.8), 1.0, table.width, dtype=np.float32)
    lit = np.asarray(aslant, dtype=np.float32) * light
    generator = np.random.default_rng(rng.randrange(1 << 32))
    grain = generator.normal(0, 5, lit.shape).astype(np.float32)
    return _to_image(lit + grain).filter(ImageFilter.GaussianBlur(0.7))


DAMAGES: dict[str, Damage] = {
    "clean": clean,
    "skewed": skewed,
    "blurred": blurred,
    "noisy": noisy,
    "photographed": photographed,
}
"""The kinds of scans by name."""


def _to_image(values: NDArray[np.float32]) -> Image.Image:
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
