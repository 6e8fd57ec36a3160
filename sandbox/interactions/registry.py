"""The commands that the bot has registered, globally and for single servers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.json_types import Json
from sandbox.refusals import Form, Refused, unknown
from sandbox.snowflakes import Snowflakes

NAME = re.compile(r"^[-_'\w]{1,32}$")
SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
MOST = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}
LARGEST = 8000  # characters of names, descriptions and choice values of one command
SUBCOMMAND, GROUP = 1, 2


@dataclass(slots=True)
class Commands:
    """Commands by scope: None is global, otherwise a server's id."""

    application_id: int
    ids: Snowflakes
    scopes: dict[int | None, dict[int, Json]] = field(default_factory=dict)

    def of(self, scope: int | None) -> list[Json]:
        """The commands of that scope."""
        return list(self.scopes.get(scope, {}).values())

    def usable(self, guild_id: int | None) -> Iterator[Json]:
        """Every command that can be met there: the server's own and the global ones."""
        if guild_id is not None:
            yield from self.of(guild_id)
        yield from self.of(None)

    def get(self, scope: int | None, command_id: int) -> Json:
        """Raises 10063."""
        command = self.scopes.get(scope, {}).get(command_id)
        if command is None:
            raise unknown("Application Command")
        return command

    def replace(self, scope: int | None, bodies: list[Json]) -> list[Json]:
        """Bulk overwrite: commands of the same kind and name keep their ids."""
        form = Form()
        seen: set[tuple[int, str]] = set()
        for index, body in enumerate(bodies):
            _check(body, f"{index}", form)
            key = (body.get("type") or SLASH, str(body.get("name")))
            if key in seen:
                form.fault(
                    f"{index}",
                    "APPLICATION_COMMANDS_DUPLICATE_NAME",
                    "Application command names must be unique",
                )
            seen.add(key)
        form.check()
        for kind, most in MOST.items():
            if sum((b.get("type") or SLASH) == kind for b in bodies) > most:
                raise Refused(400, 30032, f"Maximum number of application commands reached ({most}).")
        old = {(c["type"], c["name"]): c for c in self.of(scope)}
        fresh = [self._complete(b, scope, old.get((b.get("type") or SLASH, b["name"]))) for b in bodies]
        self.scopes[scope] = {int(c["id"]): c for c in fresh}
        return fresh

    def create(self, scope: int | None, body: Json) -> tuple[Json, bool]:
        """Adds one command, or replaces the one of that name; the flag says whether it is new."""
        form = Form()
        _check(body, "", form)
        form.check()
        old = next(
            (
                c
                for c in self.of(scope)
                if (c["type"], c["name"]) == (body.get("type") or SLASH, body.get("name"))
            ),
            None,
        )
        command = self._complete(body, scope, old)
        self.scopes.setdefault(scope, {})[int(command["id"])] = command
        return command, old is None

    def edit(self, scope: int | None, command_id: int, body: Json) -> Json:
        """Changes the given fields."""
        old = self.get(scope, command_id)
        command = self._complete({**old, **body}, scope, old)
        self.scopes[scope][command_id] = command
        return command

    def delete(self, scope: int | None, command_id: int) -> None:
        """Raises 10063."""
        self.get(scope, command_id)
        del self.scopes[scope][command_id]

    def _complete(self, body: Json, scope: int | None, old: Json | None) -> Json:
        permissions = body.get("default_member_permissions")
        kind = body.get("type") or SLASH
        command: Json = {
            "id": old["id"] if old else str(self.ids.next()),
            "application_id": str(self.application_id),
            "version": str(self.ids.next()),
            "default_member_permissions": None if permissions is None else str(permissions),
            "type": kind,
            "name": body["name"],
            "name_localizations": body.get("name_localizations"),
            "description": (body.get("description") or "") if kind == SLASH else "",
            "description_localizations": body.get("description_localizations"),
            "dm_permission": body.get("dm_permission") is not False,
            "contexts": body.get("contexts"),
            "integration_types": body.get("integration_types") or [0],
            "nsfw": bool(body.get("nsfw")),
        }
        if body.get("options"):
            command["options"] = [_option(o) for o in body["options"]]
        if scope is not None:
            command["guild_id"] = str(scope)
        return command


def _option(option: Json) -> Json:
    done = {key: value for key, value in option.items() if value is not None}
    done.setdefault("required", False)
    if option["type"] in (SUBCOMMAND, GROUP):
        done.pop("required")
        done["options"] = [_option(o) for o in option.get("options") or ()]
    return done


def _check(body: Json, path: str, form: Form) -> None:
    kind = body.get("type") or SLASH
    form.choice(f"{path}.type", kind, (1, 2, 3, 4))
    name = body.get("name")
    if not isinstance(name, str) or not name:
        form.required(f"{path}.name")
        return
    form.length(f"{path}.name", name, 1, 32)
    if kind == SLASH:
        _check_name(name, path, form)
        if not body.get("description"):
            form.required(f"{path}.description")
        form.length(f"{path}.description", body.get("description"), 1, 100)
        _check_options(body.get("options") or [], path, form)
        if _size(body) > LARGEST:
            form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({LARGEST})")
    elif body.get("options") or body.get("description"):
        form.fault(
            f"{path}.options", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", "Context menus have no options"
        )


def _check_name(name: str, path: str, form: Form) -> None:
    if not NAME.match(name) or name != name.lower():
        form.fault(f"{path}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_options(options: list[Json], path: str, form: Form) -> None:
    form.length(f"{path}.options", options, 0, 25)
    optional_seen = False
    names: set[str] = set()
    for index, option in enumerate(options):
        at = f"{path}.options.{index}"
        _check_name(str(option.get("name")), at, form)
        form.choice(f"{at}.type", option.get("type"), range(1, 12))
        if not option.get("description"):
            form.required(f"{at}.description")
        form.length(f"{at}.description", option.get("description"), 1, 100)
        if option.get("name") in names:
            form.fault(f"{at}", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name must be unique")
        names.add(str(option.get("name")))
        if option.get("required") and optional_seen:
            form.fault(
                at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )  # fmt: skip
        optional_seen = optional_seen or not option.get("required")
        choices = option.get("choices") or []
        form.length(f"{at}.choices", choices, 0, 25)
        for number, choice in enumerate(choices):
            form.length(f"{at}.choices.{number}.name", choice.get("name"), 1, 100)
        if option.get("autocomplete") and choices:
            form.fault(at, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "Autocomplete excludes choices")
        _check_options(option.get("options") or [], at, form)


def _size(node: Json) -> int:
    total = len(str(node.get("name") or "")) + len(str(node.get("description") or ""))
    for choice in node.get("choices") or ():
        total += len(str(choice.get("name"))) + len(str(choice.get("value")))
    return total + sum(_size(option) for option in node.get("options") or ())
