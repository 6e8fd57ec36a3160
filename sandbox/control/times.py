"""Verbs of time."""

from datetime import datetime

from sandbox.clock_wire import reading
from sandbox.control.base import Base
from sandbox.json_types import Json


class Times(Base):
    """The virtual clock."""

    async def clock(self) -> Json:
        """`{now, speed}`."""
        return reading(self.realm.clock)

    async def clock_speed(self, n: float) -> Json:
        """Virtual seconds per real second; 0 stands still."""
        self.realm.clock.speed = n
        return reading(self.realm.clock)

    async def clock_jump(self, seconds: float | None = None, to: str | datetime | None = None) -> Json:
        """Goes forward, stopping at each due moment on the way; also answers how often it stopped."""
        moment = datetime.fromisoformat(to) if isinstance(to, str) else to
        stops = await self.realm.clock.jump(seconds=seconds, to=moment)
        return reading(self.realm.clock) | {"stops": stops}

    async def settle(self) -> Json:
        """Waits until the bot has nothing more to say for the moment."""
        for settler in self.realm.clock.settlers:
            await settler()
        return reading(self.realm.clock)
