"""The last cog to load: tells Discord about the commands, and only where they changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.client import HalfHour


async def sync_if_changed(bot: HalfHour) -> bool:
    """Send the commands to Discord only where they differ from what stands there; True when sent.

    Discord allows 200 new commands a day, and a bot that restarts in a loop would use them up.
    """
    assert bot.application_id is not None
    translator = bot.tree.translator
    ours = [
        await command.get_translated_payload(bot.tree, translator)
        if translator is not None
        else command.to_dict(bot.tree)
        for command in bot.tree.get_commands()
    ]
    theirs = await bot.http.get_global_commands(bot.application_id)
    if _same_commands(ours, theirs):
        return False
    await bot.tree.sync()
    return True


def _same_commands(ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> bool:
    if len(ours) != len(theirs):
        return False
    standing = {(command.get("type", 1), command["name"]): command for command in theirs}
    return all(_same(command, standing.get((command.get("type", 1), command["name"]))) for command in ours)


def _same(mine: Any, yours: Any) -> bool:
    """True when everything that we say stands there too; Discord adds ids and leaves out what is empty."""
    if isinstance(mine, Mapping):
        held = yours if isinstance(yours, Mapping) else {}
        return all(_same(value, held.get(key)) for key, value in mine.items())
    if isinstance(mine, list | tuple):
        held_list = yours if isinstance(yours, list | tuple) else []
        return len(mine) == len(held_list) and all(map(_same, mine, held_list))
    if mine in (None, False, "", 0) and yours in (None, False, "", 0):
        return True
    return bool(mine == yours) or str(mine) == str(yours)


async def setup(bot: HalfHour) -> None:
    """All other cogs have added their commands by now."""
    await sync_if_changed(bot)
