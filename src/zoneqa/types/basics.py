"""Names for plain types: a place in a text, a language, collections, vectors, what is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:  # importing numpy would slow down every `zoneqa --help`
    import numpy as np
    from numpy.typing import NDArray

Language = Literal["zh", "en"]

Bounds = tuple[int, int]
"""The start and the end of a part of a text, in code points."""

Wordings = tuple[str, ...]
"""What one thing may be called; any of them will do."""

Collections = frozenset[str]
"""Names of collections: indexes of their own that can be searched together."""

DEFAULT_COLLECTION = "default"
"""The collection that is the index folder itself."""

DEFAULT_ONLY: Collections = frozenset({DEFAULT_COLLECTION})

Progress = Callable[[int, int], None]
"""Called with (done, total) as long work goes on."""

Say = Callable[[str], None]
"""Called with a few words on work that takes a while."""

Vectors: TypeAlias = "NDArray[np.float32]"
"""Vectors of unit length: one [d], or one a row [n, d]."""
