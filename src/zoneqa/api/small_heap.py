"""A service that gives memory back to the system."""

from __future__ import annotations

import ctypes

# mallopt's numbers, from glibc's malloc.h.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 128 << 10
_ARENAS = 2


def keep_heap_small() -> None:
    """Let the C library return freed memory to the system; without glibc, do nothing.

    By default it raises the size from which a block has pages of its own to 32 MiB, and each thread
    keeps a heap of its own: what one question needed stays in each thread that answered one.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_MMAP_THRESHOLD, _LARGE)
        set_option(_TRIM_THRESHOLD, _LARGE)
        set_option(_ARENA_MAX, _ARENAS)
