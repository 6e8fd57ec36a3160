"""Acts a scenario out on a sandbox, step by step, as people would."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.cli.scenario import Scenario, Step

Tell = Callable[[Step], Awaitable[None]]

_WAITS = {
    # what is waited for, and how long one goes on looking for it: (a stride, how many of them)
    "end": (timedelta(minutes=1), 121),
    "settlement": (timedelta(minutes=1), 140),
    "board": (timedelta(hours=1), 24 * 32),
}


class Actor:
    """Plays steps through the sandbox's verbs, and remembers what each one made."""

    def __init__(self, control: Any) -> None:
        self._control = control
        self._made: dict[str, Any] = {}
        self._last: Any = None

    def message_of(self, step: Step) -> int:
        """The message that a step said or changed; 0 for one that did neither."""
        made = self._last if step.verb == "say" else self._made.get(step.on)
        return int(made["id"]) if made else 0

    def answered_by(self, step: Step) -> int:
        """The message that a step answers; 0 for none."""
        made = self._made.get(step.on) if step.verb == "say" else None
        return int(made["id"]) if made else 0

    async def act(self, step: Step) -> Any:
        """One step, at once; the answer is the sandbox's. A wait is not for an actor."""
        arguments: dict[str, Any] = {"user": step.who, **step.arguments}
        if step.verb in ("say", "slash"):
            arguments["channel"] = step.where
        if step.on:
            arguments["reply_to" if step.verb == "say" else "message"] = self._made[step.on]
        answer = await getattr(self._control, step.verb)(**arguments)
        if step.verb == "say":
            self._last = answer
        if step.name:
            self._made[step.name] = answer.get("message") if step.verb == "slash" else answer
        return answer


async def perform(scenario: Scenario, control: Any, tell: Tell, actor: Actor | None = None) -> None:
    """The whole scenario on a fast clock: time jumps to each step, and `tell` is awaited behind each."""
    actor = actor or Actor(control)
    at = timedelta()
    for step in scenario.steps:
        if step.at > at:
            await control.clock_jump(seconds=(step.at - at).total_seconds())
            at = step.at
        if step.verb == "wait":
            at += await _wait(control, step)
        else:
            await actor.act(step)
        await control.settle()
        await tell(step)


async def _wait(control: Any, step: Step) -> timedelta:
    """Let time pass until a recap came, was counted, or a board was posted; returns how much passed."""
    until = str(step.arguments["until"])
    stride, most = _WAITS[until]
    before = await _sight(control, step, until)
    waited = timedelta()
    for _ in range(most):
        await control.clock_jump(seconds=stride.total_seconds())
        waited += stride
        if await _sight(control, step, until) != before:
            break
    return waited


async def _sight(control: Any, step: Step, until: str) -> Any:
    """What changes when it has happened: the DM's messages, their edits, or the board's channel."""
    if until == "board":
        return [message["id"] for message in await control.read("ada", step.where)]
    messages = await control.dm(step.who)
    if until == "end":
        return [message["id"] for message in messages]
    return [(message["id"], message.get("edited_timestamp")) for message in messages]


async def linger(clock: Any, seconds: float) -> None:
    """Wait for so many of a clock's own seconds, whatever its speed."""
    until = clock.now() + timedelta(seconds=seconds)
    while clock.now() < until:  # noqa: ASYNC110 - the clock may be sped up or jump at any moment
        await asyncio.sleep(0.2)
