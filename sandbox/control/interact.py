"""Verbs of interacting: slash commands, autocomplete, buttons, selects, modals, context menus."""

import asyncio
from collections.abc import Sequence

from sandbox.components import kinds
from sandbox.components.kinds import walk
from sandbox.control.base import Name
from sandbox.control.talk import Talk
from sandbox.interactions import modals
from sandbox.interactions.invoke import start
from sandbox.interactions.model import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from sandbox.interactions.options import Typed, route
from sandbox.interactions.visible import need_usable, usable
from sandbox.json_types import Json
from sandbox.refusals import Form, Refused, unknown
from sandbox.shapes import messages as shapes
from sandbox.world.channel import Channel

PATIENCE = 20.0  # real seconds to wait for what a deferral promised


class Interact(Talk):
    """Whatever starts an interaction."""

    async def commands(self, user: Name, channel: Name) -> list[Json]:
        """The commands that the user's picker shows there, context menus included."""
        someone = self._user(user)
        return usable(self.realm, someone, self._place(someone, channel))

    async def slash(
        self,
        user: Name,
        channel: Name,
        name: str,
        options: Json | None = None,
        wait: bool = True,
        nonce: str | None = None,
    ) -> Json:
        """Invokes a slash command; `name` is "halfhour start". The result is that of `interaction`."""
        someone, place, data = self._command_data(user, channel, name, options or {}, None)
        started = start(self.realm, COMMAND, someone, place, data, command=name, nonce=nonce)
        return await self._result(started, wait)

    async def autocomplete(
        self, user: Name, channel: Name, name: str, options: Json | None = None, focused: str = ""
    ) -> list[Json]:
        """The choices for the option being typed; `options` holds what was typed so far, it included."""
        someone, place, data = self._command_data(user, channel, name, options or {}, focused)
        started = start(self.realm, AUTOCOMPLETE, someone, place, data, command=name)
        await self._result(started, True)
        return started.choices or []

    async def context_menu(
        self,
        user: Name,
        name: str,
        message: Name | Json | None = None,
        target: Name | None = None,
        channel: Name | None = None,
        wait: bool = True,
        nonce: str | None = None,
    ) -> Json:
        """A message's menu command, or with `target` and `channel` a user's."""
        someone = self._user(user)
        if message is not None:
            place, found = self._visible(someone, message)
            kind, target_id = 3, found.id
        else:
            place, target_id, kind = self._channel(channel or 0), self._user(target or 0), 2
        command = need_usable(self.realm, someone, place, kind, name)
        typed = Typed(self.realm, self.realm.world.guild_of(place), place.id)
        if kind == 3:
            body = shapes.message(self.realm.world, found, self.realm.bot_id)
            typed.resolved["messages"] = {str(found.id): body}
        else:
            typed.user(target_id)
        data = _data(command) | {"target_id": str(target_id), "resolved": typed.resolved}
        started = start(self.realm, COMMAND, someone, place, data, command=name, nonce=nonce)
        return await self._result(started, wait)

    async def click(
        self, user: Name, message: Name | Json, custom_id: str, wait: bool = True, nonce: str | None = None
    ) -> Json:
        """Presses a button. `custom_id` may be the button's label. Raises for a disabled or missing one."""
        someone = self._user(user)
        place, found = self._visible(someone, message)
        buttons = [c for c in walk(found.components) if c["type"] == kinds.BUTTON]
        button = _by_custom_id(buttons, custom_id) or next(
            (b for b in buttons if b.get("label") == custom_id), None
        )
        if button is None or "custom_id" not in button:
            raise Refused(404, 10008, f"Unknown component {custom_id}")
        if button.get("disabled"):
            raise Refused(400, 50035, f"The button {custom_id} is disabled")
        data: Json = {"component_type": 2, "custom_id": button["custom_id"], "id": button["id"]}
        started = start(self.realm, COMPONENT, someone, place, data, message_id=found.id, nonce=nonce)
        return await self._result(started, wait)

    async def select(
        self,
        user: Name,
        message: Name | Json,
        custom_id: str,
        values: Sequence[Name],
        wait: bool = True,
        nonce: str | None = None,
    ) -> Json:
        """Chooses in a select menu; users, roles and channels by id or name."""
        someone = self._user(user)
        place, found = self._visible(someone, message)
        menu = _by_custom_id([c for c in walk(found.components) if c["type"] in kinds.SELECTS], custom_id)
        if menu is None:
            raise Refused(404, 10008, f"Unknown component {custom_id}")
        if menu.get("disabled"):
            raise Refused(400, 50035, f"The menu {custom_id} is disabled")
        typed = Typed(self.realm, self.realm.world.guild_of(place), place.id)
        form = Form()
        chosen = modals.chosen(menu, list(values), typed, form)
        form.check()
        data: Json = {
            "component_type": menu["type"], "custom_id": custom_id, "id": menu["id"], "values": chosen,
            "resolved": typed.resolved,
        }  # fmt: skip
        started = start(self.realm, COMPONENT, someone, place, data, message_id=found.id, nonce=nonce)
        return await self._result(started, wait)

    async def submit(
        self, user: Name, interaction: Name | Json, values: Json, wait: bool = True, nonce: str | None = None
    ) -> Json:
        """Sends the modal that the interaction opened; `values` by custom id."""
        someone = self._user(user)
        opened = self._interaction(interaction)
        if opened.modal is None or opened.user_id != someone:
            raise unknown("Interaction")
        place = self.realm.world.channel(opened.channel_id)
        typed = Typed(self.realm, self.realm.world.guild_of(place), place.id)
        data: Json = {
            "custom_id": opened.modal["custom_id"],
            "components": modals.filled(opened.modal, values, typed),
            "resolved": typed.resolved,
        }
        started = start(
            self.realm,
            MODAL_SUBMIT,
            someone,
            place,
            data,
            message_id=opened.message_id,
            parent=opened,
            nonce=nonce,
        )
        return await self._result(started, wait)

    async def interaction(self, interaction: Name | Json, wait: bool = False) -> Json:
        """How an interaction stands: `{id, state: pending|answered|failed, message, messages, modal, choices,
        error}`."""
        return await self._result(self._interaction(interaction), wait)

    def _interaction(self, which: Name | Json) -> Interaction:
        number = which["id"] if isinstance(which, dict) else which
        found = self.realm.interactions.get(int(number))
        if found is None:
            raise unknown("Interaction")
        return found

    async def _result(self, interaction: Interaction, wait: bool) -> Json:
        if wait and interaction.state == "pending":
            try:
                await asyncio.wait_for(interaction.changed.wait(), PATIENCE)
            except TimeoutError:
                interaction.error = "a deferred answer never came"
        world, viewer = self.realm.world, interaction.user_id
        messages = []
        for message_id in dict.fromkeys([interaction.original_id, *interaction.message_ids]):
            try:
                found = world.message(interaction.channel_id, message_id or 0)
            except Refused:
                continue
            messages.append(shapes.in_gateway(world, found, viewer))
        own = [m for m in messages if m["id"] == str(interaction.original_id)]
        return {
            "id": str(interaction.id),
            "type": interaction.type,
            "state": interaction.state,
            "message": own[0] if own else None,
            "messages": messages,
            "modal": interaction.modal,
            "choices": interaction.choices,
            "error": interaction.error,
        }

    def _command_data(
        self, user: Name, channel: Name, name: str, options: Json, focused: str | None
    ) -> tuple[int, Channel, Json]:
        someone = self._user(user)
        place = self._place(someone, channel)
        words = name.strip().removeprefix("/").split()
        command = need_usable(self.realm, someone, place, 1, words[0] if words else "")
        nodes, wanted = route(command, words[1:])
        typed = Typed(self.realm, self.realm.world.guild_of(place), place.id, focused)
        sent = typed.fill(wanted, options)
        for node in reversed(nodes):
            sent = [{"name": node["name"], "type": node["type"], "options": sent}]
        return someone, place, _data(command) | {"options": sent, "resolved": typed.resolved}


def _data(command: Json) -> Json:
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def _by_custom_id(components: list[Json], custom_id: str) -> Json | None:
    return next((c for c in components if c.get("custom_id") == custom_id), None)
