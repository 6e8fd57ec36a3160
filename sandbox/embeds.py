"""Checks the embeds of a message and completes them the way Discord answers them."""

from collections.abc import Callable

from sandbox.json_types import Json
from sandbox.refusals import Form

MOST_EMBEDS = 10
MOST_FIELDS = 25
MOST_TOTAL = 6000
LENGTHS = {"title": 256, "description": 4096}


def check_embeds(embeds: list[Json], form: Form, media: Callable[[str], Json | None]) -> list[Json]:
    """The completed embeds; faults are noted in the form."""
    form.length("embeds", embeds, 0, MOST_EMBEDS)
    done = [_embed(embed, f"embeds.{i}", form, media) for i, embed in enumerate(embeds)]
    if sum(map(_size, done)) > MOST_TOTAL:
        form.fault("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
    return done


def _embed(embed: Json, path: str, form: Form, media: Callable[[str], Json | None]) -> Json:
    done: Json = {"type": "rich"}
    for key in ("title", "description", "url", "color", "timestamp"):
        if embed.get(key) is not None:
            done[key] = embed[key]
    for key, most in LENGTHS.items():
        form.length(f"{path}.{key}", embed.get(key), 0, most)
    fields = embed.get("fields") or []
    form.length(f"{path}.fields", fields, 0, MOST_FIELDS)
    for index, field in enumerate(fields):
        for key, most in (("name", 256), ("value", 1024)):
            if not field.get(key):
                form.required(f"{path}.fields.{index}.{key}")
            form.length(f"{path}.fields.{index}.{key}", field.get(key), 0, most)
    if fields:
        done["fields"] = [
            {"name": f.get("name"), "value": f.get("value"), "inline": bool(f.get("inline"))} for f in fields
        ]
    for key, most in (("author", 256), ("footer", 2048)):
        part = embed.get(key)
        if part:
            form.length(
                f"{path}.{key}.{'name' if key == 'author' else 'text'}",
                part.get("name") or part.get("text"),
                0,
                most,
            )
            done[key] = {name: value for name, value in part.items() if value is not None}
    for key in ("image", "thumbnail"):
        if embed.get(key) and embed[key].get("url"):
            done[key] = _picture(embed[key]["url"], f"{path}.{key}.url", form, media)
    if len(done) == 1:
        form.required(f"{path}.description")
    return done


def _picture(url: str, path: str, form: Form, media: Callable[[str], Json | None]) -> Json:
    found = media(url)
    if found is None:
        form.fault(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        return {}
    keys = ("url", "proxy_url", "width", "height", "content_type")
    return {key: found[key] for key in keys if found.get(key) is not None}


def _size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [embed.get("author", {}).get("name"), embed.get("footer", {}).get("text")]
    for field in embed.get("fields", ()):
        texts += [field["name"], field["value"]]
    return sum(len(text) for text in texts if text)
