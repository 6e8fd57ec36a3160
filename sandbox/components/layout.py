"""The components of a message, checked and completed the way Discord answers them (ids, defaults)."""

from collections.abc import Callable
from typing import Any

from sandbox.components.controls import Controls
from sandbox.components.kinds import (
    ACTION_ROW,
    BUTTON,
    CONTAINER,
    FILE,
    IN_CONTAINER,
    MEDIA_GALLERY,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT_DISPLAY,
    THUMBNAIL,
    TOP_LEVEL,
    walk,
)
from sandbox.json_types import Json
from sandbox.refusals import Form

MOST_COMPONENTS = 40
MOST_TEXT = 4000

Media = Callable[[str], Json | None]  # a URL or attachment://name -> the media object, None when unknown


class Components(Controls):
    """One message's components: `check` gives them back completed, noting faults in the form."""

    def __init__(self, form: Form, *, v2: bool, media: Media) -> None:
        super().__init__(form)
        self._v2 = v2
        self._media = media
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
