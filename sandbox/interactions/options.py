"""From what a person typed to what the bot receives: values checked and resolved as Discord's client does."""

import base64
from typing import Any

from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Form, Refused, invalid
from sandbox.shapes import people, places
from sandbox.world.guild import Guild

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(
    1, 12
)


def route(command: Json, path: list[str]) -> tuple[list[Json], list[Json]]:
    """The subcommand nodes of that path, and the options of the last. Raises 10063 when it leads nowhere."""
    nodes: list[Json] = []
    options = command.get("options", [])
    for name in path:
        node = next((o for o in options if o["type"] in (SUBCOMMAND, GROUP) and o["name"] == name), None)
        if node is None:
            raise Refused(404, 10063, "Unknown Application Command")
        nodes.append(node)
        options = node.get("options", [])
    if any(o["type"] in (SUBCOMMAND, GROUP) for o in options):
        raise Refused(404, 10063, "Unknown Application Command")
    return nodes, options


class Typed:
    """One invocation's options. `focused` names the option being typed (autocomplete)."""

    def __init__(
        self, realm: Realm, guild: Guild | None, channel_id: int, focused: str | None = None
    ) -> None:
        self._realm = realm
        self._guild = guild
        self._channel_id = channel_id
        self._focused = focused
        self.resolved: Json = {}

    def fill(self, options: list[Json], values: Json) -> list[Json]:
        """The options as they are sent. Raises 50035 for what the client would not let through."""
        form = Form()
        known = {o["name"] for o in options}
        for name in values.keys() - known:
            form.fault(f"options.{name}", "UNKNOWN_OPTION", f"There is no option {name}")
        sent = []
        for option in options:
            name = option["name"]
            if name not in values or values[name] is None:
                if option.get("required") and self._focused is None:
                    form.required(f"options.{name}")
                continue
            if name == self._focused:
                sent.append(
                    {"name": name, "type": option["type"], "value": str(values[name]), "focused": True}
                )
                continue
            sent.append(
                {"name": name, "type": option["type"], "value": self._value(option, values[name], form)}
            )
        form.check()
        return sent

    def _value(self, option: Json, given: Any, form: Form) -> Any:
        kind, at = option["type"], f"options.{option['name']}"
        if option.get("choices"):
            allowed = [c["value"] for c in option["choices"]]
            named = {c["name"]: c["value"] for c in option["choices"]}
            given = named.get(given, given)
            form.choice(at, given, allowed)
            return given
        if kind == STRING:
            form.length(at, str(given), option.get("min_length") or 0, option.get("max_length") or 6000)
            return str(given)
        if kind in (INTEGER, NUMBER):
            return self._number(option, given, form)
        if kind == BOOLEAN:
            form.choice(at, given, (True, False))
            return bool(given)
        if kind == ATTACHMENT:
            return self.attachment(given)
        return self.entity(kind, given, option.get("channel_types") or [])

    def _number(self, option: Json, given: Any, form: Form) -> int | float:
        at = f"options.{option['name']}"
        try:
            number: int | float = int(given) if option["type"] == INTEGER else float(given)
        except (TypeError, ValueError):
            form.fault(
                at,
                "NUMBER_TYPE_COERCE",
                f'Value "{given}" is not {"int" if option["type"] == 4 else "float"}.',
            )
            return 0
        low, high = option.get("min_value"), option.get("max_value")
        if low is not None and number < low:
            form.fault(at, "NUMBER_TYPE_MIN", f"Value should be greater than or equal to {low}.")
        if high is not None and number > high:
            form.fault(at, "NUMBER_TYPE_MAX", f"Value should be less than or equal to {high}.")
        return number

    def entity(self, kind: int, given: Any, channel_types: list[int]) -> str:
        """A user, channel, role or mentionable by id or name, put into the resolved data; answers its id."""
        if kind == CHANNEL:
            channel = self._realm.world.named_channel(given, self._guild)
            if channel_types and channel.type not in channel_types:
                raise invalid("options", "CHANNEL_TYPE", "A channel of that kind cannot be chosen here")
            self._put("channels", channel.id, self.channel(channel.id))
            return str(channel.id)
        if kind in (ROLE, MENTIONABLE) and self._guild is not None:
            text = str(given)
            for role in self._guild.roles.values():
                if text in (str(role.id), role.name):
                    self._put("roles", role.id, people.role(role))
                    return str(role.id)
            if kind == ROLE:
                raise Refused(404, 10011, "Unknown Role")
        user = self._realm.world.named_user(given)
        self.user(user.id)
        return str(user.id)

    def user(self, user_id: int) -> None:
        """Puts a user, and the member where there is one, into the resolved data."""
        self._put("users", user_id, people.user(self._realm.world.users[user_id]))
        member = self._guild.members.get(user_id) if self._guild else None
        if member is not None:
            rights = self._realm.rights(user_id, self._realm.world.channel(self._channel_id))
            body = people.bare_member(member) | {"permissions": str(rights)}
            del body["mute"], body["deaf"]
            self._put("members", user_id, body)

    def channel(self, channel_id: int) -> Json:
        """The partial channel of resolved data, with what the app may do there."""
        channel = self._realm.world.channel(channel_id)
        full = places.channel(self._realm.world, channel, self._realm.bot_id)
        return full | {
            "permissions": str(self._realm.rights(self._realm.bot_id, channel)),
            "app_permissions": str(self._realm.rights(self._realm.bot_id, channel)),
        }

    def attachment(self, given: Any) -> str:
        """Puts an uploaded file (`{filename, content_type, data_b64 or content}`) into the resolved data."""
        one_id = self._realm.ids.next()
        data = _content(given) if isinstance(given, dict) else b""
        filename = given.get("filename", "file.txt") if isinstance(given, dict) else str(given)
        self._realm.world.files[one_id] = data
        url = f"{self._realm.world.cdn}/ephemeral-attachments/{self._channel_id}/{one_id}/{filename}"
        content_type = given.get("content_type", "text/plain") if isinstance(given, dict) else "text/plain"
        self._put("attachments", one_id, {
            "id": str(one_id), "filename": filename, "size": len(data), "url": url, "proxy_url": url,
            "content_type": content_type, "ephemeral": True,
        })  # fmt: skip
        return str(one_id)

    def _put(self, kind: str, entity_id: int, body: Json) -> None:
        self.resolved.setdefault(kind, {})[str(entity_id)] = body


def _content(file: Json) -> bytes:
    """The bytes of a file that is sent with the JSON. Raises 50035 for what is not base64."""
    if "data_b64" not in file:
        return str(file.get("content", "")).encode()
    try:
        return base64.b64decode(file["data_b64"], validate=True)
    except ValueError as error:
        raise invalid("options", "FILE", "The file's data_b64 is not base64") from error
