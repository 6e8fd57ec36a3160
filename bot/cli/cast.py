"""The cast: scripted people who talk a little, so that nobody on the page is alone."""

import asyncio
import contextlib
import logging
from datetime import timedelta
from typing import Any, Protocol

from bot.cli.scenario import Scenario
from bot.cli.script import Actor, linger

log = logging.getLogger(__name__)

_SHORTEST, _LONGEST = 8.0, 90.0  # of the page's seconds between two lines
_REST = 600.0  # until they begin anew


class Stage(Protocol):
    """Where the cast plays."""

    sandbox: Any


class Cast:
    """Says the scenario's lines in turn, on the page's clock, for as long as it is switched on."""

    def __init__(self, scenario: Scenario, stage: Stage) -> None:
        self._scenario = scenario
        self._stage = stage
        self._task: asyncio.Task[None] | None = None
        self.on = False

    @property
    def members(self) -> frozenset[int]:
        """The ids of their users."""
        return frozenset(self._stage.sandbox.world.named_user(name).id for name in self._scenario.cast)

    async def switch(self, on: bool) -> None:
        """Let them talk, or silence them."""
        self.on = on
        if on and self._task is None:
            self._task = asyncio.create_task(self._talk(), name="cast")
        elif not on and self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _talk(self) -> None:
        scenario = self._scenario.only(self._scenario.cast)
        while True:
            actor, at = Actor(self._stage.sandbox.control), timedelta()
            for step in scenario.steps:
                wait, at = (step.at - at).total_seconds(), step.at
                await linger(self._stage.sandbox.clock, min(max(wait, _SHORTEST), _LONGEST))
                try:
                    await actor.act(step)
                except Exception as error:
                    # Somebody on the page may have deleted what this line answers: the next one goes on.
                    log.debug("a line of the cast could not be said: %s", type(error).__name__)
            await linger(self._stage.sandbox.clock, _REST)
