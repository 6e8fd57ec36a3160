"""Who the bot is, where its gateway is, whom it knows."""

from sandbox.acts import direct
from sandbox.gateway.payloads import application_flags
from sandbox.json_types import Json
from sandbox.permissions import in_guild
from sandbox.rest.route import Answer, Request, Route, snowflake
from sandbox.shapes import people, places

SCOPES = ["bot", "applications.commands"]


def me(request: Request) -> Answer:
    """The bot's own user."""
    return 200, people.own_user(request.realm.world.bot)


def edit_me(request: Request) -> Answer:
    """Changes the bot's name."""
    bot = request.realm.world.bot
    bot.name = request.json().get("username") or bot.name
    return 200, people.own_user(bot)


def application(request: Request) -> Answer:
    """The application, as its developer sees it."""
    world = request.realm.world
    app = world.application
    flags = application_flags(request.realm)
    owner = people.user(world.users[app.owner_id])
    body: Json = {
        "id": str(app.id),
        "name": app.name,
        "icon": None,
        "description": app.description,
        "type": None,
        "summary": "",
        "bot": people.user(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": owner,
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "event_webhooks_url": None,
        "explicit_content_filter": 0,
        "team": None,
        "tags": [],
        "eligible_oauth2_scopes": SCOPES,
        "integration_types_config": {"0": {}},
    }
    return 200, body


def gateway(request: Request) -> Answer:
    """Where the gateway is."""
    return 200, {"url": request.gateway}


def gateway_bot(request: Request) -> Answer:
    """Where the gateway is, how many shards it advises, and how often one may log in."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
    return 200, {"url": request.gateway, "shards": 1, "session_start_limit": limit}


def user(request: Request) -> Answer:
    """Anybody by id."""
    return 200, people.user(request.realm.world.user(request.id("user_id")))


def my_guilds(request: Request) -> Answer:
    """The bot's servers."""
    world = request.realm.world
    mine = [g for g in world.guilds.values() if request.actor in g.members]
    after, before = request.number("after", 0, 0, 1 << 64), request.number("before", 1 << 64, 0, 1 << 64)
    limit = request.number("limit", 200, 1, 200)
    shown = [g for g in sorted(mine, key=lambda g: g.id) if after < g.id < before][:limit]
    return 200, [
        {
            "id": str(g.id),
            "name": g.name,
            "icon": None,
            "banner": None,
            "owner": g.owner_id == request.actor,
            "permissions": str(in_guild(g, request.actor, request.realm.now)),
            "features": [],
        }
        for g in shown
    ]


def leave_guild(request: Request) -> Answer:
    """The bot leaves a server."""
    from sandbox.acts.members import leave

    leave(request.realm, request.guild(), request.actor)
    return 204, None


def open_dm(request: Request) -> Answer:
    """The direct-message channel with somebody."""
    recipient = snowflake(request.json().get("recipient_id"), "recipient_id")
    channel = direct.open_dm(request.realm, request.actor, recipient)
    return 200, places.channel(request.realm.world, channel, request.actor)


ROUTES = (
    Route("GET", "/users/@me", me),
    Route("PATCH", "/users/@me", edit_me),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/applications/@me", application),
    Route("GET", "/gateway", gateway, login=False),
    Route("GET", "/gateway/bot", gateway_bot),
    Route("GET", "/users/@me/guilds", my_guilds),
    Route("DELETE", "/users/@me/guilds/{guild_id}", leave_guild),
    Route("POST", "/users/@me/channels", open_dm),
    Route("GET", "/users/{user_id}", user),
)
