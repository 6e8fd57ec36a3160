"""To come."""

from sandbox.rest.route import Route

ROUTES: tuple[Route, ...] = ()
