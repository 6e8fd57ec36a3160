"""The control: what people do, and what goes wrong, as Python methods. HTTP is a thin shell over it."""

from sandbox.control.interact import Interact
from sandbox.control.people import PeopleVerbs
from sandbox.control.times import Times
from sandbox.control.trouble import Trouble

__all__ = ["Control"]


class Control(Interact, PeopleVerbs, Times, Trouble):
    """Every verb. Answers are Discord-shaped JSON; a refusal is raised as `Refused` with Discord's code."""
