"""Modals: the check of what a bot opens, and what a person sends back."""

from typing import Any

from sandbox.components import kinds
from sandbox.components.kinds import walk
from sandbox.interactions.options import CHANNEL, MENTIONABLE, ROLE, USER, Typed
from sandbox.json_types import Json
from sandbox.refusals import Form

FIELDS = (
    kinds.TEXT_INPUT,
    *kinds.SELECTS,
    kinds.FILE_UPLOAD,
    kinds.RADIO_GROUP,
    kinds.CHECKBOX_GROUP,
    kinds.CHECKBOX,
)
ENTITY = {
    kinds.USER_SELECT: USER,
    kinds.ROLE_SELECT: ROLE,
    kinds.MENTIONABLE_SELECT: MENTIONABLE,
    kinds.CHANNEL_SELECT: CHANNEL,
}


def check_modal(data: Json) -> Json:
    """The modal with ids put in. Raises 50035."""
    form = Form()
    for key, most in (("custom_id", 100), ("title", 45)):
        if not data.get(key):
            form.required(f"data.{key}")
        form.length(f"data.{key}", data.get(key), 1, most)
    rows = data.get("components") or []
    form.length("data.components", rows, 1, 5)
    seen: set[str] = set()
    for index, row in enumerate(rows):
        at = f"data.components.{index}"
        form.choice(f"{at}.type", row.get("type"), (kinds.ACTION_ROW, kinds.TEXT_DISPLAY, kinds.LABEL))
        if row.get("type") == kinds.LABEL:
            form.length(f"{at}.label", row.get("label") or "", 1, 45)
            form.length(f"{at}.description", row.get("description"), 0, 100)
            if not isinstance(row.get("component"), dict):
                form.required(f"{at}.component")
        for field in walk([row]):
            if field.get("type") in FIELDS:
                _check_field(field, at, seen, form)
    form.check()
    done: Json = {"custom_id": data["custom_id"], "title": data["title"], "components": rows}
    for numbered, component in enumerate(walk(rows), 1):
        component["id"] = component.get("id") or numbered
    return done


def _check_field(field: Json, at: str, seen: set[str], form: Form) -> None:
    custom_id = field.get("custom_id")
    if not isinstance(custom_id, str) or not custom_id:
        form.required(f"{at}.custom_id")
        return
    form.length(f"{at}.custom_id", custom_id, 1, 100)
    if custom_id in seen:
        form.fault(
            f"{at}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
        )
    seen.add(custom_id)
    if field["type"] == kinds.TEXT_INPUT:
        form.choice(f"{at}.style", field.get("style"), (1, 2))
        form.length(f"{at}.placeholder", field.get("placeholder"), 0, 100)
        form.length(f"{at}.value", field.get("value"), 0, 4000)


def filled(modal: Json, values: Json, typed: Typed) -> list[Json]:
    """The components of a submission: each echoes its layout with the value. Raises 50035."""
    form = Form()
    known = {f["custom_id"] for f in walk(modal["components"]) if f.get("type") in FIELDS}
    for name in values.keys() - known:
        form.fault(name, "UNKNOWN_FIELD", f"The modal has no field {name}")
    sent: list[Json] = []
    for row in modal["components"]:
        echo: Json = {"type": row["type"], "id": row["id"]}
        if row["type"] == kinds.LABEL:
            echo["component"] = _field(row["component"], values, typed, form)
        elif row["type"] == kinds.ACTION_ROW:
            echo["components"] = [_field(c, values, typed, form) for c in row["components"]]
        sent.append(echo)
    form.check()
    return sent


def _field(field: Json, values: Json, typed: Typed, form: Form) -> Json:
    kind, custom_id = field["type"], field["custom_id"]
    echo: Json = {"type": kind, "id": field["id"], "custom_id": custom_id}
    given = values.get(custom_id)
    required = field.get("required", True) is not False
    if kind == kinds.TEXT_INPUT:
        text = str(field.get("value") or "" if given is None else given)
        if required and not text:
            form.required(custom_id)
        if text:
            form.length(custom_id, text, field.get("min_length") or 0, field.get("max_length") or 4000)
        return echo | {"value": text}
    if kind == kinds.CHECKBOX:
        return echo | {"value": bool(field.get("default") if given is None else given)}
    if kind == kinds.RADIO_GROUP:
        return echo | {"value": _radio(field, given, required, form)}
    return echo | {"values": chosen(field, given, typed, form, required=required)}


def _radio(field: Json, given: Any, required: bool, form: Form) -> Any:
    if given is None:
        given = next((o["value"] for o in field["options"] if o.get("default")), None)
    if given is None:
        if required:
            form.required(field["custom_id"])
        return None
    form.choice(field["custom_id"], given, [o["value"] for o in field["options"]])
    return given


def chosen(field: Json, given: Any, typed: Typed, form: Form, *, required: bool = True) -> list[str]:
    """The values of a select (or a group of checkboxes), checked against its options and limits."""
    picked = [given] if isinstance(given, str | int) else list(given or ())
    kind, custom_id = field["type"], field["custom_id"]
    if given is None and kind in (kinds.STRING_SELECT, kinds.CHECKBOX_GROUP):
        picked = [o["value"] for o in field["options"] if o.get("default")]
    low = field.get("min_values")
    low, high = (
        1 if low is None else low,
        field.get("max_values") or (len(field["options"]) if kind == kinds.CHECKBOX_GROUP else 1),
    )
    if not required and not picked:
        return []
    if not low <= len(picked) <= high:
        form.fault(custom_id, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
    if kind in ENTITY:
        return [typed.entity(ENTITY[kind], value, field.get("channel_types") or []) for value in picked]
    if kind == kinds.FILE_UPLOAD:
        return [typed.attachment(value) for value in picked]
    for value in picked:
        form.choice(custom_id, value, [o["value"] for o in field["options"]])
    return [str(value) for value in picked]
