"""The watcher: what is said, edited, deleted and reacted to."""

import discord

from bot.client import HalfHour
from cogs._gate import Gate
from cogs._room import Room
from cogs._translate import (
    edit_time,
    empty,
    handles_of,
    place_of,
    roles_of_author,
    said_by_person,
    to_post,
)

_BLIND_AFTER = 3  # empty messages in a row: a single one can be of a kind that is not known yet


class Watch(Room):
    """Gate, translate, one use case. It answers nobody: what follows from a post comes as a notice."""

    def __init__(self, bot: HalfHour) -> None:
        super().__init__(bot)
        self.gate = Gate(bot)
        self._empty = 0

    async def cog_load(self) -> None:
        """Stand before discord.py's own parser where that is possible."""
        await super().cog_load()
        self.gate.install()

    @Room.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Anything said."""
        if message.guild is None:
            return
        place = place_of(message.guild.id, message.channel)
        if not self.app.gate.hears(place.guild, place.channel, place.parent, place.category):
            return
        if not said_by_person(message):
            return
        self._look(message)
        await self.app.watch(
            post=to_post(message), place=place, roles=roles_of_author(message), handles=handles_of(message)
        )

    def _look(self, message: discord.Message) -> None:
        """Without the message content intent every message is empty: nobody is judged by that."""
        self._empty = self._empty + 1 if empty(message) else 0
        if self._empty in (0, _BLIND_AFTER):
            self.bot.sees(words=self._empty == 0)

    @Room.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """An edit; a link that unfolded into a preview is none."""
        message, guild = payload.message, payload.guild_id
        if guild is None or edit_time(payload.data) is None or not said_by_person(message):
            return
        if self.app.gate.knows(guild, message.author.id):
            place = place_of(guild, message.channel)
            await self.app.edited(
                post=to_post(message),
                place=place,
                roles=roles_of_author(message),
                handles=handles_of(message),
            )

    @Room.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message is gone."""
        await self._deleted(payload.guild_id, payload.channel_id, (payload.message_id,))

    @Room.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Many messages are gone at once."""
        await self._deleted(payload.guild_id, payload.channel_id, tuple(sorted(payload.message_ids)))

    async def _deleted(self, guild: int | None, channel: int, messages: tuple[int, ...]) -> None:
        if guild is not None and self.app.gate.set_up(guild):
            await self.app.deleted(guild=guild, channel=channel, messages=messages)

    @Room.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction to a participant's post credits that post."""
        if payload.member is None or not payload.member.bot:
            await self._reacted(payload, payload.message_author_id, added=True)

    @Room.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction taken back: what it credited stays, as after a reply that is deleted."""
        await self._reacted(payload, None, added=False)

    async def _reacted(
        self, payload: discord.RawReactionActionEvent, author: int | None, *, added: bool
    ) -> None:
        if payload.guild_id is None:
            return
        guild = self.bot.get_guild(payload.guild_id)
        channel = guild.get_channel_or_thread(payload.channel_id) if guild else None
        place = place_of(payload.guild_id, channel or discord.Object(payload.channel_id))
        if self.app.gate.hears(place.guild, place.channel, place.parent, place.category):
            await self.app.reacted(
                place=place,
                message=payload.message_id,
                author=author,
                by=payload.user_id,
                emoji=str(payload.emoji),
                added=added,
            )


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Watch(bot))
