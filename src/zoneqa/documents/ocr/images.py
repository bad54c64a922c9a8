"""Pictures to recognise: pages of PDF, rendered, and files of pictures, turned upright."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.ocr.engine import MAX_SIDE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image
    from pypdfium2 import PdfPage

    Pixels = NDArray[np.uint8]

MAX_PIXELS = 200_000_000
"""The largest picture that is opened."""

_SCALE = 200 / 72
"""Pages of PDF are rendered with 200 pixels to the inch, at which small print is legible."""


def rendered(page: PdfPage) -> tuple[Pixels, float]:
    """Return the picture of a PDF page, and the size of its pixels in points."""
    scale = min(_SCALE, MAX_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    return _pixels(bitmap.to_pil()), 1 / scale


def pictures(data: bytes) -> Iterator[Pixels]:
    """Yield the pages of a picture file, upright as its camera noted. Raises FormatError."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as file:
            if file.width * file.height > MAX_PIXELS:
                raise FormatError("too_large", f"It has more than {MAX_PIXELS:,} pixels.")
            for frame in ImageSequence.Iterator(file):
                picture = ImageOps.exif_transpose(frame)
                picture.thumbnail((MAX_SIDE, MAX_SIDE))
                yield _pixels(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise FormatError("corrupt", "It is damaged and cannot be read as a picture.") from error


def _pixels(picture: Image.Image) -> Pixels:
    import numpy as np

    return np.asarray(picture.convert("RGB"))
