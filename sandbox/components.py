"""Checks the components of a message and completes them the way Discord answers them (ids, defaults)."""

from collections.abc import Callable
from typing import Any

from sandbox.json_types import Json
from sandbox.refusals import Form

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT_DISPLAY, THUMBNAIL, MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
TOP_LEVEL = (ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER)
IN_CONTAINER = (ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR)
MOST_COMPONENTS = 40
MOST_TEXT = 4000

Media = Callable[[str], Json | None]  # a URL or attachment://name -> the media object, None when unknown


class Components:
    """One message's components: `check` gives them back completed, noting faults in the form."""

    def __init__(self, form: Form, *, v2: bool, media: Media) -> None:
        self._form = form
        self._v2 = v2
        self._media = media
        self._custom_ids: set[str] = set()
        self._taken: set[int] = set()
        self._next_id = 0
        self._count = 0
        self._text = 0

    def check(self, components: list[Json]) -> list[Json]:
        """The completed components; with faults noted the result is of no use."""
        for given in (c["id"] for c in walk(components) if c.get("id")):
            if given in self._taken:
                self._form.fault(
                    "components", "COMPONENT_ID_DUPLICATED", f"Component id {given} is used twice"
                )
            self._taken.add(given)
        allowed = TOP_LEVEL if self._v2 else (ACTION_ROW,)
        done = [self._one(c, f"components.{i}", allowed) for i, c in enumerate(components)]
        if self._v2 and self._count > MOST_COMPONENTS:
            self._form.fault(
                "components", "BASE_TYPE_MAX_LENGTH",
                f"The total number of components cannot exceed {MOST_COMPONENTS}",
            )  # fmt: skip
        if not self._v2 and len(components) > 5:
            self._form.fault("components", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.")
        if self._text > MOST_TEXT:
            self._form.fault(
                "components", "COMPONENT_MAX_TEXT_LENGTH",
                f"The total displayable text of all components cannot exceed {MOST_TEXT} characters",
            )  # fmt: skip
        return done

    def _one(self, component: Json, path: str, allowed: tuple[int, ...]) -> Json:
        kind = component.get("type")
        if not isinstance(kind, int) or kind not in allowed:
            self._form.choice(f"{path}.type", kind, allowed)
            return component
        self._count += 1
        done: Json = {"type": kind, "id": self._id(component)}
        builder = _BUILDERS[kind]
        return done | builder(self, component, path)

    def _id(self, component: Json) -> int:
        if component.get("id"):
            return int(component["id"])
        self._next_id += 1
        while self._next_id in self._taken:
            self._next_id += 1
        return self._next_id

    def _custom_id(self, component: Json, path: str) -> str:
        value = component.get("custom_id")
        if not isinstance(value, str) or not value:
            self._form.required(f"{path}.custom_id")
            return ""
        self._form.length(f"{path}.custom_id", value, 1, 100)
        if value in self._custom_ids:
            self._form.fault(
                f"{path}.custom_id",
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "Component custom id cannot be duplicated",
            )
        self._custom_ids.add(value)
        return value

    def _children(
        self, component: Json, path: str, allowed: tuple[int, ...], low: int, high: int
    ) -> list[Json]:
        children = component.get("components")
        if not isinstance(children, list):
            self._form.required(f"{path}.components")
            return []
        self._form.length(f"{path}.components", children, low, high)
        return [self._one(c, f"{path}.components.{i}", allowed) for i, c in enumerate(children)]

    def action_row(self, component: Json, path: str) -> Json:
        """Up to five buttons, or one select."""
        children = self._children(component, path, (BUTTON, *SELECTS), 1, 5)
        if len(children) > 1 and any(c["type"] in SELECTS for c in children):
            self._form.fault(
                f"{path}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The row has no room left"
            )
        return {"components": children}

    def button(self, component: Json, path: str) -> Json:
        """A button; styles 1 to 4 carry a custom id, 5 a URL, 6 a SKU."""
        style = component.get("style")
        self._form.choice(f"{path}.style", style, range(1, 7))
        done: Json = {"style": style}
        label = component.get("label")
        emoji = component.get("emoji")
        if not label and not emoji and style != 6:
            self._form.fault(
                f"{path}", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or emoji."
            )
        if label:
            self._form.length(f"{path}.label", label, 0, 80)
            done["label"] = label
        if emoji:
            done["emoji"] = {key: value for key, value in emoji.items() if value is not None}
        if style == 5:
            url = str(component.get("url") or "")
            if not url.startswith(("http://", "https://", "discord://")):
                self._form.fault(
                    f"{path}.url", "URL_TYPE_INVALID_SCHEME",
                    "Scheme must be one of ('http', 'https', 'discord').",
                )  # fmt: skip
            self._form.length(f"{path}.url", url, 0, 512)
            done["url"] = url
        elif style == 6:
            done["sku_id"] = component.get("sku_id")
        else:
            done["custom_id"] = self._custom_id(component, path)
        if component.get("disabled"):
            done["disabled"] = True
        return done

    def select(self, component: Json, path: str) -> Json:
        """A select menu of any kind."""
        low, high = component.get("min_values"), component.get("max_values")
        done: Json = {
            "custom_id": self._custom_id(component, path),
            "min_values": 1 if low is None else low,
            "max_values": 1 if high is None else high,
        }
        if not 0 <= done["min_values"] <= 25 or not 1 <= done["max_values"] <= 25:
            self._form.fault(
                f"{path}.max_values", "NUMBER_TYPE_MAX", "int value should be less than or equal to 25."
            )
        if component.get("placeholder"):
            self._form.length(f"{path}.placeholder", component["placeholder"], 0, 150)
            done["placeholder"] = component["placeholder"]
        if component.get("disabled"):
            done["disabled"] = True
        if component["type"] == STRING_SELECT:
            done["options"] = self._options(component, path)
        for key in ("default_values", "channel_types"):
            if component.get(key):
                done[key] = component[key]
        return done

    def _options(self, component: Json, path: str) -> list[Json]:
        options = component.get("options") or []
        self._form.length(f"{path}.options", options, 1, 25)
        seen: set[str] = set()
        done = []
        for index, option in enumerate(options):
            at = f"{path}.options.{index}"
            for key, most in (("label", 100), ("value", 100), ("description", 100)):
                value = option.get(key)
                if value is None and key != "description":
                    self._form.required(f"{at}.{key}")
                self._form.length(f"{at}.{key}", value, 0 if key == "description" else 1, most)
            if option.get("value") in seen:
                self._form.fault(
                    f"{at}.value",
                    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                    "The specified option value is already used",
                )
            seen.add(str(option.get("value")))
            done.append({key: value for key, value in option.items() if value is not None})
        return done

    def section(self, component: Json, path: str) -> Json:
        """One to three texts beside a button or a thumbnail."""
        children = self._children(component, path, (TEXT_DISPLAY,), 1, 3)
        accessory = component.get("accessory")
        if not isinstance(accessory, dict):
            self._form.required(f"{path}.accessory")
            accessory = {}
        else:
            accessory = self._one(accessory, f"{path}.accessory", (BUTTON, THUMBNAIL))
        return {"components": children, "accessory": accessory}

    def text_display(self, component: Json, path: str) -> Json:
        """Markdown text."""
        content = component.get("content")
        if not isinstance(content, str) or not content:
            self._form.required(f"{path}.content")
            content = ""
        self._text += len(content)
        return {"content": content}

    def thumbnail(self, component: Json, path: str) -> Json:
        """A small picture."""
        medium = self._medium(component.get("media"), f"{path}.media")
        return {
            "media": {key: value for key, value in medium.items() if key not in ("name", "size")},
            "description": component.get("description"),
            "spoiler": bool(component.get("spoiler")),
        }

    def media_gallery(self, component: Json, path: str) -> Json:
        """One to ten pictures."""
        items = component.get("items") or []
        self._form.length(f"{path}.items", items, 1, 10)
        return {"items": [self.thumbnail(item, f"{path}.items.{i}") for i, item in enumerate(items)]}

    def file(self, component: Json, path: str) -> Json:
        """An uploaded file."""
        medium = self._medium(component.get("file"), f"{path}.file")
        return {
            "file": medium,
            "name": medium.pop("name", None),
            "size": medium.pop("size", None),
            "spoiler": bool(component.get("spoiler")),
        }

    def separator(self, component: Json, path: str) -> Json:
        """A line or a gap; spacing 1 small, 2 large."""
        spacing = component.get("spacing") or 1
        self._form.choice(f"{path}.spacing", spacing, (1, 2))
        divider = component.get("divider")
        return {"spacing": spacing, "divider": True if divider is None else bool(divider)}

    def container(self, component: Json, path: str) -> Json:
        """A box with an accent colour."""
        return {
            "accent_color": component.get("accent_color"),
            "components": self._children(component, path, IN_CONTAINER, 1, MOST_COMPONENTS),
            "spoiler": bool(component.get("spoiler")),
        }

    def _medium(self, given: Any, path: str) -> Json:
        url = given.get("url") if isinstance(given, dict) else None
        if not isinstance(url, str) or not url:
            self._form.required(f"{path}.url")
            return {}
        medium = self._media(url)
        if medium is None:
            self._form.fault(
                f"{path}.url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", "Attachment not found"
            )
        return medium or {}


_BUILDERS: dict[int, Callable[[Components, Json, str], Json]] = {
    ACTION_ROW: Components.action_row,
    BUTTON: Components.button,
    **dict.fromkeys(SELECTS, Components.select),
    SECTION: Components.section,
    TEXT_DISPLAY: Components.text_display,
    THUMBNAIL: Components.thumbnail,
    MEDIA_GALLERY: Components.media_gallery,
    FILE: Components.file,
    SEPARATOR: Components.separator,
    CONTAINER: Components.container,
}


def walk(components: list[Json]) -> list[Json]:
    """Every component at every depth, in Discord's order (a container before its children)."""
    found: list[Json] = []
    for component in components:
        if not isinstance(component, dict):
            continue
        found.append(component)
        found += walk(component.get("components") or [])
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                found += walk([component[key]])
    return found
