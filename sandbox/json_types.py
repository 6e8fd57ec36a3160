"""The one name for a decoded JSON object, so that signatures stay readable."""

from typing import Any

Json = dict[str, Any]
