"""The control: what people do, and what goes wrong, as Python methods. HTTP is a thin shell over it."""

from sandbox.control.interact import Interact
from sandbox.control.marks import Marks
from sandbox.control.places import PlaceVerbs
from sandbox.control.times import Times
from sandbox.control.trouble import Trouble

__all__ = ["Control"]


class Control(Interact, Marks, PlaceVerbs, Times, Trouble):
    """Every verb. Answers are Discord-shaped JSON; a refusal is raised as `Refused` with Discord's code."""
