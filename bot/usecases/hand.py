"""The messenger's place: empty until the Discord client has come up and puts its own there."""

from collections.abc import Mapping, Sequence

from bot.ports import Messenger, Notice, Receipt

NOT_YET = 5.0
"""Seconds after which a notice tries again while nobody is there to carry it."""


class Hand:
    """A Messenger that hands on to the attached one."""

    def __init__(self) -> None:
        self._messenger: Messenger | None = None

    def attach(self, messenger: Messenger) -> None:
        """From now on, this one carries."""
        self._messenger = messenger

    @property
    def free(self) -> bool:
        """False while nobody can carry anything."""
        return self._messenger is not None

    async def deliver(self, notice: Notice) -> Receipt:
        """Carry out one notice."""
        if self._messenger is None:
            return Receipt("later", reason="no_messenger", retry_after=NOT_YET)
        return await self._messenger.deliver(notice)

    async def present(self, guild: int, members: Sequence[int]) -> Mapping[int, str]:
        """Display names of those who are there; everybody's is unknown while nobody can look."""
        if self._messenger is None:
            return dict.fromkeys(members, "")
        return await self._messenger.present(guild, members)
