"""The Discord client: intents, cogs, lifecycle. It carries `app` and holds no product logic."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.client.failures import failure_key, frames
from bot.texts import Texts
from bot.usecases.app import App

log = logging.getLogger(__name__)

EXTENSIONS = (
    "cogs.hand",
    "cogs.start",
    "cogs.dare",
    "cogs.together",
    "cogs.judging",
    "cogs.me",
    "cogs.asking",
    "cogs.inbox",
    "cogs.own",
    "cogs.board",
    "cogs.admin",
    "cogs.house",
    "cogs.hours",
    "cogs.prices",
    "cogs.schedule",
    "cogs.rewards",
    "cogs.config",
    "cogs.tryout",
    "cogs.watch",
    "cogs.servers",
    "cogs.shoulder",
    "cogs.catch_up",
    "cogs.commands",
)
"""The cogs, loaded by name: nothing in `bot` imports them."""

_OURS = ("discord.py: on_", "CommandTree-invoker", "discord-ui-dynamic-item", "outbox ")
_PATIENCE = 5.0  # seconds for handlers that are under way when the bot is asked to stop
_BLIND_FOR = 600.0  # seconds until a start is tried again after messages arrived empty
_HARMLESS = (10062, 40060)  # the interaction is gone, or was answered already: nobody waits for us any more


def intents() -> discord.Intents:
    """What the bot asks Discord for, and nothing more."""
    return discord.Intents(
        guilds=True, guild_messages=True, guild_reactions=True, message_content=True, dm_messages=True
    )


class Tree(app_commands.CommandTree["HalfHour"]):
    """The commands; a failure is answered in words a person can use."""

    async def on_error(self, interaction: discord.Interaction["HalfHour"], error: Exception, /) -> None:
        """Answer what went wrong."""
        await interaction.client.answer_failure(interaction, error)


class HalfHour(commands.AutoShardedBot):
    """The bot on Discord."""

    def __init__(
        self,
        app: App,
        texts: Texts,
        *,
        extensions: Sequence[str] = EXTENSIONS,
        connector: aiohttp.BaseConnector | None = None,
        sandbox: bool = False,
        shard_count: int | None = None,
        shard_ids: Sequence[int] | None = None,
    ) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks aloud
        options: dict[str, Any] = {"shard_ids": list(shard_ids)} if shard_ids is not None else {}
        if connector is not None:
            options["connector"] = connector
        if sandbox:
            options["guild_ready_timeout"] = 0.05
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=intents(),
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            shard_count=shard_count,
            **options,
        )
        self.app = app
        self.texts = texts
        self.sandbox = sandbox
        self.when_ready: Callable[[], Coroutine[Any, Any, None]] | None = None
        """Called once, when every server is known: from then on due work can be carried out."""
        self.catch_up: Callable[[], Coroutine[Any, Any, int]] | None = None
        """Reads again what was said while nobody listened."""
        self.explain: Callable[[int, int], Coroutine[Any, Any, Any]] | None = None
        """The trace of a message as plain JSON, for whoever looks over the bot's shoulder on this machine."""
        self._blind_since: float | None = None
        self.presses: dict[str, Callable[[Any, Any], Coroutine[Any, Any, None]]] = {}
        """Who answers which button, menu or form: verb -> a cog's method."""
        self._rooms = tuple(extensions)

    @property
    def blind(self) -> bool:
        """True while messages arrive without their words (an intent is missing); asked anew after a while."""
        return self._blind_since is not None and time.monotonic() - self._blind_since < _BLIND_FOR

    def sees(self, words: bool) -> None:
        """Note whether messages arrive with their words; the change is told loudly, once."""
        if words:
            self._blind_since = None
        elif not self.blind:
            self._blind_since = time.monotonic()
            log.error("messages arrive empty: switch on the Message Content intent in the developer portal")

    async def setup_hook(self) -> None:
        """Load the cogs; the last of them tells Discord about the commands."""
        for name in self._rooms:
            await self.load_extension(name)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait before identifying again, as Discord demands; a sandbox does not."""
        if not self.sandbox:
            await super().before_identify_hook(shard_id, initial=initial)

    async def close(self) -> None:
        """Stop listening, but let what was begun come to its end, for a few seconds at most."""
        busy = [
            task
            for task in asyncio.all_tasks()
            if task is not asyncio.current_task() and task.get_name().startswith(_OURS)
        ]
        if busy:
            await asyncio.wait(busy, timeout=_PATIENCE)
        await super().close()

    async def on_message(self, message: discord.Message) -> None:
        """Ignore text commands: there are none."""

    async def on_ready(self) -> None:
        """Every server is known; again after a lost session."""
        log.info("ready as %s; servers: %d", self.user, len(self.guilds))
        if self.catch_up is not None:
            log.info("read %d messages again", await self.catch_up())
        started, self.when_ready = self.when_ready, None
        if started is not None:
            await started()

    def locale_of(self, interaction: discord.Interaction[Any]) -> str:
        """The language of whoever acts."""
        return self.texts.closest(str(interaction.locale))

    async def tell(self, interaction: discord.Interaction[Any], key: str, **args: str | int | float) -> None:
        """Answer with one text that only this person sees, whether or not an answer was promised already."""
        text = self.texts.render(key, self.locale_of(interaction), **args)
        try:
            if interaction.response.is_done():
                await interaction.followup.send(text, ephemeral=True)
            else:
                await interaction.response.send_message(text, ephemeral=True)
        except discord.HTTPException as error:
            if error.code not in _HARMLESS:
                raise
        except discord.InteractionResponded:
            pass

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """A listener failed: say where, never with what anybody wrote."""
        error = sys.exc_info()[1]
        if error is not None:
            log.error("%s failed: %s\n%s", event_method, type(error).__name__, frames(error))

    async def answer_failure(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Tell the person kindly, and the log exactly (never with what anybody wrote)."""
        cause = getattr(error, "original", error)
        if getattr(cause, "code", None) in _HARMLESS:
            log.info("an interaction was gone before it could be answered (%s)", getattr(cause, "code", "?"))
            return
        key = failure_key(cause)
        if key == "error.general":
            # The frames alone: an exception's own words could hold what somebody wrote.
            log.error("an interaction failed: %s\n%s", type(cause).__name__, frames(cause))
        try:
            await self.tell(interaction, key)
        except (discord.HTTPException, aiohttp.ClientError):
            log.warning("an interaction could not be answered")
