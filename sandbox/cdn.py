"""The CDN: attachments from memory, and a plain picture for every avatar and icon."""

import io
import mimetypes

from aiohttp import web
from PIL import Image

from sandbox.capture import Capture
from sandbox.world import World


def mount(app: web.Application, world: World, capture: Capture) -> None:
    """Adds /cdn; its requests are captured too, set aside because no description covers them."""

    def note(request: web.Request, status: int) -> None:
        capture.write("GET", request.path, dict(request.query), None, None, status, None, "CDN")

    async def attachment(request: web.Request) -> web.Response:
        data = world.files.get(int(request.match_info["id"]))
        note(request, 404 if data is None else 200)
        if data is None:
            raise web.HTTPNotFound(text="no such file")
        kind = mimetypes.guess_type(request.match_info["name"])[0] or "application/octet-stream"
        headers = {"Content-Type": kind, "X-Content-Type-Options": "nosniff"}
        if not kind.startswith(("image/png", "image/jpeg", "image/gif", "image/webp", "audio/")):
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=data, headers=headers)

    async def picture(request: web.Request) -> web.Response:
        note(request, 200)
        seed = sum(map(ord, request.path))
        buffer = io.BytesIO()
        Image.new("RGB", (128, 128), (88 + seed % 100, 101 + seed % 80, 242)).save(buffer, "PNG")
        return web.Response(body=buffer.getvalue(), content_type="image/png")

    app.router.add_get(r"/cdn/attachments/{channel:\d+}/{id:\d+}/{name}", attachment)
    app.router.add_get(r"/cdn/ephemeral-attachments/{channel:\d+}/{id:\d+}/{name}", attachment)
    app.router.add_get("/cdn/{tail:(?:avatars|embed|icons|emojis|banners|guilds)/.*}", picture)
