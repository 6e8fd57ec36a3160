"""What somebody wants to post: the body of a request or a control call, checked against Discord's limits."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from PIL import Image, UnidentifiedImageError

from sandbox.components.layout import Components
from sandbox.embeds import check_embeds
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Form, Refused
from sandbox.world.message import COMPONENTS_V2, VOICE, Attachment

MOST_CONTENT = 2000
MOST_FILES = 10
ALLOWED_FLAGS = 1 << 2 | 1 << 6 | 1 << 12 | VOICE | COMPONENTS_V2


@dataclass(slots=True)
class Upload:
    """A file on its way: which placeholder it answers to, and its bytes."""

    key: str
    filename: str
    data: bytes
    content_type: str | None = None


@dataclass(slots=True)
class Draft:
    """A checked message that is not posted yet. None means the body did not mention the field."""

    content: str | None = None
    embeds: list[Json] | None = None
    components: list[Json] | None = None
    attachments: list[Attachment] | None = None
    uploads: dict[int, bytes] = field(default_factory=dict)
    flags: int = 0
    tts: bool = False
    nonce: int | str | None = None
    enforce_nonce: bool = False
    allowed_mentions: Json | None = None
    reference: Json | None = None
    poll: Json | None = None
    stickers: list[Json] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it that could be shown."""
        return not (
            (self.content or "").strip()
            or self.embeds
            or self.components
            or self.attachments
            or self.poll
            or self.stickers
        )


def draft(
    realm: Realm,
    channel_id: int,
    body: Json,
    uploads: Sequence[Upload] = (),
    *,
    kept: Sequence[Attachment] = (),
    v2: bool = False,
    editing: bool = False,
) -> Draft:
    """Checks a body. `kept` are the files that the message has already, `v2` whether it is a V2 one.

    Raises 50035 with the tree of faults.
    """
    if not isinstance(body, dict):
        raise Refused(400, 50109, "The request body contains invalid JSON.")
    form = Form()
    flags = int(body.get("flags") or 0)
    if not editing and flags & ~ALLOWED_FLAGS:
        form.fault("flags", "MESSAGE_FLAGS_INVALID", "The flags are not allowed here")
    v2 = v2 or bool(flags & COMPONENTS_V2)
    content = body.get("content")
    if content is not None and not isinstance(content, str):
        content = str(content)
    form.length("content", content, 0, MOST_CONTENT)
    files, data = _files(realm, body, uploads, kept, form)
    shown = files if files is not None else list(kept)

    def media(url: str) -> Json | None:
        return _medium(realm, channel_id, url, shown)

    done = Draft(content=content, flags=flags, tts=bool(body.get("tts")), uploads=data, attachments=files)
    if body.get("embeds") is not None or "embeds" in body:
        done.embeds = check_embeds(body.get("embeds") or [], form, media)
    if "components" in body:
        done.components = Components(form, v2=v2, media=media).check(body["components"] or [])
    if v2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if body.get(key):
                form.fault(
                    key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                )  # fmt: skip
    done.allowed_mentions = _allowed_mentions(body.get("allowed_mentions"), form)
    done.nonce, done.enforce_nonce = body.get("nonce"), bool(body.get("enforce_nonce"))
    if isinstance(done.nonce, str):
        form.length("nonce", done.nonce, 0, 25)
    done.reference = body.get("message_reference")
    done.poll = _poll(body.get("poll"), form)
    done.stickers = [
        {"id": str(s), "name": "sticker", "format_type": 1} for s in body.get("sticker_ids") or ()
    ]
    form.length("sticker_ids", done.stickers, 0, 3)
    form.check()
    return done


def _files(
    realm: Realm, body: Json, uploads: Sequence[Upload], kept: Sequence[Attachment], form: Form
) -> tuple[list[Attachment] | None, dict[int, bytes]]:
    """The message's files after this body, and the bytes of the new ones."""
    described = body.get("attachments")
    if described is None and not uploads:
        return None, {}
    by_key = {upload.key: upload for upload in uploads}
    files: list[Attachment] = []
    data: dict[int, bytes] = {}
    for index, row in enumerate(described if described is not None else []):
        key = str(row.get("id", index))
        old = next((a for a in kept if str(a.id) == key), None)
        if old is not None:
            files.append(old)
            continue
        upload = by_key.pop(key, None)
        if upload is None:
            form.fault(f"attachments.{index}.id", "ATTACHMENT_NOT_FOUND", "Attachment not found")
            continue
        files.append(_attachment(realm, upload, row, data))
    if described is None:
        files += kept
    files += [_attachment(realm, upload, {}, data) for upload in by_key.values()]
    if len(files) > MOST_FILES:
        raise Refused(400, 30015, "Maximum number of attachments in a message reached (10)")
    return files, data


def _attachment(realm: Realm, upload: Upload, row: Json, data: dict[int, bytes]) -> Attachment:
    size = _picture_size(upload.data)
    filename = str(row.get("filename") or upload.filename)
    one = Attachment(
        id=realm.ids.next(),
        filename=filename,
        size=len(upload.data),
        content_type=upload.content_type,
        description=row.get("description"),
        width=size[0] if size else None,
        height=size[1] if size else None,
        duration=row.get("duration_secs"),
        waveform=row.get("waveform"),
        spoiler=bool(row.get("is_spoiler")) or filename.startswith("SPOILER_"),
    )
    data[one.id] = upload.data
    return one


def _picture_size(data: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError):
        return None


def _medium(realm: Realm, channel_id: int, url: str, files: Sequence[Attachment]) -> Json | None:
    """The media object for a URL; attachment:// names one of the message's own files."""
    if not url.startswith("attachment://"):
        if not url.startswith(("http://", "https://")):
            return None
        return {"id": str(realm.ids.next()), "url": url, "proxy_url": url, "width": None, "height": None}
    name = url.removeprefix("attachment://")
    one = next((a for a in files if a.filename == name), None)
    if one is None:
        return None
    path = f"cdn:attachments/{channel_id}/{one.id}/{quote(one.filename)}"
    return {
        "id": str(one.id), "attachment_id": str(one.id), "url": path, "proxy_url": path, "width": one.width,
        "height": one.height, "content_type": one.content_type, "name": one.filename, "size": one.size,
    }  # fmt: skip


def _allowed_mentions(given: Any, form: Form) -> Json | None:
    if given is None or not form.shaped("allowed_mentions", given, dict):
        return None
    parse = given.get("parse") or []
    for kind in ("users", "roles"):
        form.length(f"allowed_mentions.{kind}", given.get(kind) or [], 0, 100)
        if kind in parse and given.get(kind):
            form.fault(
                "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.",
            )  # fmt: skip
    return dict(given)


def _poll(given: Any, form: Form) -> Json | None:
    if given is None or not form.shaped("poll", given, dict):
        return None
    asked = given.get("question")
    question = asked.get("text") if form.shaped("poll.question", asked, dict) else "?"
    if not question:
        form.required("poll.question.text")
    form.length("poll.question.text", question, 1, 300)
    answers = given.get("answers")
    if form.shaped("poll.answers", answers, list):
        form.length("poll.answers", answers, 1, 10)
        for index, answer in enumerate(answers):
            where = f"poll.answers.{index}"
            if form.shaped(where, answer, dict) and form.shaped(
                f"{where}.poll_media", answer.get("poll_media"), dict
            ):
                form.length(f"{where}.poll_media.text", answer["poll_media"].get("text"), 1, 55)
    hours = given.get("duration") or 24
    if not isinstance(hours, int | float):
        form.fault("poll.duration", "NUMBER_TYPE_COERCE", f'Value "{hours}" is not int.')
    elif not 1 <= hours <= 768:
        form.fault("poll.duration", "NUMBER_TYPE_MAX", "int value should be less than or equal to 768.")
    return dict(given)
