"""Rate limits, on real time: a bucket per route and place, and the headers that tell of it."""

import hashlib
import time
from dataclasses import dataclass, field

STRICT = {  # what Discord was seen to allow: requests per seconds
    ("POST", "/channels/{channel_id}/messages"): (5, 5.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): (5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): (5, 1.0),
    ("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me"): (1, 0.25),
    ("POST", "/users/@me/channels"): (10, 10.0),
}
GENEROUS = (1000, 1.0)


@dataclass(slots=True)
class Bucket:
    """How many requests are left until the window ends (a moment of time.monotonic)."""

    limit: int
    window: float
    left: int
    ends: float


@dataclass(slots=True)
class Limits:
    """`strict` enforces limits like Discord's; otherwise they are so wide that tests never wait."""

    strict: bool = False
    buckets: dict[tuple[str, str, str], Bucket] = field(default_factory=dict)

    def take(self, method: str, template: str, major: str) -> tuple[dict[str, str], float | None]:
        """The headers for this request, and the seconds to wait when it is refused."""
        limit, window = STRICT.get((method, template), GENEROUS) if self.strict else GENEROUS
        key = (method, template, major)
        now = time.monotonic()
        bucket = self.buckets.get(key)
        if bucket is None or now >= bucket.ends:
            bucket = self.buckets[key] = Bucket(limit, window, limit, now + window)
        after = max(0.0, bucket.ends - now)
        refused = bucket.left <= 0
        bucket.left = max(0, bucket.left - 1)
        headers = {
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(bucket.left),
            "X-RateLimit-Reset": f"{time.time() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": hashlib.blake2b(
                f"{method} {template}".encode(), digest_size=16
            ).hexdigest(),
        }
        return headers, after if refused else None
