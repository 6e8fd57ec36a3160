"""The REST API, version 10, one file an area. `ROUTES` is all that is modelled."""

from sandbox.rest import (
    channels,
    commands,
    guilds,
    interactions,
    login,
    members,
    messages,
    pins,
    polls,
    reactions,
    roles,
    scheduled,
    threads,
)
from sandbox.rest.route import Route

ROUTES: tuple[Route, ...] = (
    *login.ROUTES,
    *channels.ROUTES,
    *messages.ROUTES,
    *pins.ROUTES,
    *polls.ROUTES,
    *reactions.ROUTES,
    *threads.ROUTES,
    *guilds.ROUTES,
    *members.ROUTES,
    *roles.ROUTES,
    *scheduled.ROUTES,
    *commands.ROUTES,
    *interactions.ROUTES,
)
