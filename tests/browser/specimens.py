"""One message of every kind that a bot can send, as the JSON of REST; the page must show them all."""

import io
from typing import Any

from PIL import Image, ImageDraw

Json = dict[str, Any]
V2 = 1 << 15
GENERAL = "1150000000000000011"
MIRA = "1100000000000000012"
SOCIAL = "1150000000000000001"


def picture(words: str, colour: tuple[int, int, int], size: tuple[int, int] = (480, 270)) -> bytes:
    """A small PNG that can be told from others."""
    image = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(image)
    draw.ellipse((size[0] * 0.6, size[1] * 0.2, size[0] * 0.9, size[1] * 0.75), fill=(255, 255, 255))
    draw.text((20, 20), words, fill=(255, 255, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def button(style: int, label: str | None, **more: Any) -> Json:
    """A button; a link's `url` or others' `custom_id` in `more`."""
    return {"type": 2, "style": style, **({"label": label} if label else {}), **more}


MARKDOWN = f"""# A heading
## A smaller one
### The smallest
-# Fine print under it
**bold**, *italic*, __underlined__, ~~struck~~, `code`, ||a secret||
> somebody said this
- one
- two
  - deeper
1. first
2. second
```py
print("hello")
```
Hello <@{MIRA}> in <#{GENERAL}>, <@&{SOCIAL}>, see https://example.org/page and [a page](https://example.org).
Half an hour: <t:1750000000:R>, at <t:1750000000:f>. <script>alert(1)</script> & <b>plain</b> @everyone"""

EMBED: Json = {
    "title": "An embed",
    "url": "https://example.org",
    "description": "With **bold** words.",
    "color": 0x3BA55C,
    "author": {"name": "Somebody"},
    "fields": [
        {"name": "One", "value": "1", "inline": True},
        {"name": "Two", "value": "2", "inline": True},
        {"name": "Long", "value": "A line of its own."},
    ],
    "thumbnail": {"url": "attachment://small.png"},
    "image": {"url": "attachment://large.png"},
    "footer": {"text": "The footer"},
    "timestamp": "2026-01-02T03:04:05.000000+00:00",
}

BUTTONS: Json = {
    "type": 1,
    "components": [
        button(1, "Primary", custom_id="press:primary"),
        button(2, "Secondary", custom_id="press:secondary"),
        button(3, "Success", custom_id="press:success", emoji={"name": "🎉"}),
        button(4, "Danger", custom_id="press:danger"),
        button(5, "Link", url="https://example.org"),
    ],
}
MORE_BUTTONS: Json = {
    "type": 1,
    "components": [
        button(2, "Disabled", custom_id="press:disabled", disabled=True),
        button(2, None, custom_id="press:emoji", emoji={"name": "👋"}),
        button(1, "Never answers", custom_id="silent"),
        button(1, "Thinks", custom_id="think"),
        button(1, "Form", custom_id="form"),
    ],
}
OPTIONS: list[Json] = [
    {"label": "Tea", "value": "tea", "description": "Green or black", "emoji": {"name": "🍵"}},
    {"label": "Coffee", "value": "coffee", "default": True},
    {"label": "Water", "value": "water"},
]
SELECTS: list[Json] = [
    {"type": 1, "components": [{"type": 3, "custom_id": "choose:string", "options": OPTIONS}]},
    {"type": 1, "components": [{"type": 5, "custom_id": "choose:user", "placeholder": "Whom?"}]},
    {"type": 1, "components": [{"type": 6, "custom_id": "choose:role"}]},
    {"type": 1, "components": [{"type": 7, "custom_id": "choose:mentionable", "max_values": 2}]},
    {"type": 1, "components": [{"type": 8, "custom_id": "choose:channel", "channel_types": [0]}]},
]
SEVERAL: Json = {
    "type": 1,
    "components": [
        {
            "type": 3,
            "custom_id": "choose:several",
            "placeholder": "Up to two",
            "min_values": 1,
            "max_values": 2,
            "options": [
                {key: value for key, value in option.items() if key != "default"} for option in OPTIONS
            ],
        }
    ],
}

CARD: Json = {
    "type": 17,
    "accent_color": 0xF0B232,
    "components": [
        {"type": 10, "content": "## A container\nWith an accent and **text**."},
        {
            "type": 9,
            "components": [{"type": 10, "content": "A section with a thumbnail."}],
            "accessory": {
                "type": 11,
                "media": {"url": "attachment://small.png"},
                "description": "A small picture",
            },
        },
        {"type": 14, "divider": True, "spacing": 2},
        {
            "type": 9,
            "components": [
                {"type": 10, "content": "A section with a button."},
                {"type": 10, "content": "-# and a second text"},
            ],
            "accessory": button(2, "Press", custom_id="press:section"),
        },
        {"type": 14, "divider": False, "spacing": 1},
        {
            "type": 12,
            "items": [
                {"media": {"url": "attachment://large.png"}, "description": "A large picture"},
                {"media": {"url": "attachment://other.png"}, "description": "Another one"},
            ],
        },
        {"type": 13, "file": {"url": "attachment://notes.txt"}},
        {"type": 1, "components": [button(3, "Go", custom_id="press:go")]},
    ],
}
HIDDEN_CARD: Json = {
    "type": 17,
    "spoiler": True,
    "components": [{"type": 10, "content": "The end of the film."}],
}

SMALL = ("small.png", picture("small", (88, 101, 242), (160, 160)))
LARGE = ("large.png", picture("large", (36, 128, 70)))
OTHER = ("other.png", picture("other", (196, 61, 107)))
NOTES = ("notes.txt", b"some notes\n")

Specimen = tuple[Json, list[tuple[str, bytes]]]
SPECIMENS: dict[str, Specimen] = {
    "markdown": ({"content": MARKDOWN}, []),
    "embed": ({"embeds": [EMBED]}, [SMALL, LARGE]),
    "buttons": ({"content": "Buttons", "components": [BUTTONS, MORE_BUTTONS]}, []),
    "selects": ({"content": "Selects", "components": SELECTS}, []),
    "several": ({"content": "Several", "components": [SEVERAL]}, []),
    "files": ({"content": "Files"}, [LARGE, NOTES]),
    "card": (
        {"flags": V2, "components": [{"type": 10, "content": "Before the card"}, CARD, HIDDEN_CARD]},
        [SMALL, LARGE, OTHER, NOTES],
    ),
    "poll": (
        {
            "poll": {
                "question": {"text": "Tea or coffee?"},
                "answers": [
                    {"poll_media": {"text": "Tea", "emoji": {"name": "🍵"}}},
                    {"poll_media": {"text": "Coffee"}},
                ],
                "duration": 24,
                "allow_multiselect": False,
            }
        },
        [],
    ),
    "emoji": ({"content": "🎉 👋"}, []),
    "more": (
        {
            "content": "More",
            "components": [
                {"type": 1, "components": [button(1, "The other form", custom_id="form:more")]},
            ],
        },
        [],
    ),
}

FORM: Json = {
    "custom_id": "form:all",
    "title": "A form with everything",
    "components": [
        {"type": 10, "content": "Some words **before** the fields."},
        {
            "type": 18,
            "label": "Name",
            "description": "What shall we call you?",
            "component": {"type": 4, "custom_id": "name", "style": 1, "min_length": 2, "max_length": 20},
        },
        {
            "type": 18,
            "label": "Size",
            "component": {
                "type": 21,
                "custom_id": "size",
                "options": [{"label": "Small", "value": "s"}, {"label": "Large", "value": "l"}],
            },
        },
        {
            "type": 18,
            "label": "Extras",
            "component": {
                "type": 22,
                "custom_id": "extras",
                "required": False,
                "min_values": 0,
                "options": [{"label": "Milk", "value": "milk"}, {"label": "Sugar", "value": "sugar"}],
            },
        },
        {
            "type": 18,
            "label": "I agree",
            "component": {"type": 23, "custom_id": "agree"},
        },
    ],
}
SECOND_FORM: Json = {
    "custom_id": "form:more",
    "title": "The other fields",
    "components": [
        {
            "type": 18,
            "label": "Story",
            "component": {"type": 4, "custom_id": "story", "style": 2, "required": False, "value": "Once"},
        },
        {
            "type": 18,
            "label": "Drink",
            "component": {
                "type": 3,
                "custom_id": "drink",
                "options": [{"label": "Tea", "value": "tea"}, {"label": "Water", "value": "water"}],
            },
        },
        {"type": 18, "label": "Friend", "component": {"type": 5, "custom_id": "friend"}},
        {
            "type": 18,
            "label": "A file",
            "component": {"type": 19, "custom_id": "file", "required": False},
        },
    ],
}
