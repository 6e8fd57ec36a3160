"""What exists: people, servers, channels, messages. Plain state, no rules and no wire format."""

from sandbox.world.world import Application, World

__all__ = ["Application", "World"]
