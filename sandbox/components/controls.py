"""Buttons and select menus: what Discord demands of them and how it completes them."""

from sandbox.components.kinds import STRING_SELECT
from sandbox.json_types import Json
from sandbox.refusals import Form


class Controls:
    """Checks the interactive components of one message; custom ids are unique within it."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._custom_ids: set[str] = set()

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
        if component.get("channel_types"):
            done["channel_types"] = component["channel_types"]
        if component.get("default_values"):  # sent as numbers by some libraries, told as text like every id
            done["default_values"] = [{**one, "id": str(one["id"])} for one in component["default_values"]]
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
