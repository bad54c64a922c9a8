"""How many requests one person may send in a minute."""

from __future__ import annotations

import time
from math import ceil


class RateLimit:
    """Counts requests in memory, over a window that slides."""

    def __init__(self, per_minute: int) -> None:
        from limits import RateLimitItemPerMinute
        from limits.aio.storage import MemoryStorage
        from limits.aio.strategies import SlidingWindowCounterRateLimiter

        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._item = RateLimitItemPerMinute(per_minute)

    async def wait(self, who: str) -> int:
        """Count a request; return 0 if it may pass, else the seconds until one may."""
        if await self._limiter.hit(self._item, who):
            return 0
        stats = await self._limiter.get_window_stats(self._item, who)
        return max(1, ceil(stats.reset_time - time.time()))
