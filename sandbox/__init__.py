"""A Discord on your own machine: HTTP and gateway on loopback, for tests and for play."""

from sandbox.clock import VirtualClock
from sandbox.refusals import Refused
from sandbox.server import Sandbox
from sandbox.world import World

__all__ = ["Refused", "Sandbox", "VirtualClock", "World"]
