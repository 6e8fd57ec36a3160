"""Discord's refusals: the HTTP status, the JSON error code and the sentence that goes with each."""

from collections.abc import Iterable

from sandbox.json_types import Json

UNKNOWN = {
    "Account": 10001,
    "Application": 10002,
    "Channel": 10003,
    "Guild": 10004,
    "Member": 10007,
    "Message": 10008,
    "Overwrite": 10009,
    "Role": 10011,
    "User": 10013,
    "Emoji": 10014,
    "Webhook": 10015,
    "Ban": 10026,
    "Interaction": 10062,
    "Application Command": 10063,
    "Application Command Permissions": 10066,
    "Guild Scheduled Event": 10070,
    "Thread": 10003,
    "Poll": 10008,
}


class Refused(Exception):  # noqa: N818 - it reads as what happened: "raise missing_access()"
    """An answer with an error: HTTP's `status`, Discord's `code`, and for a 50035 the tree of `errors`."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """The JSON body that Discord sends."""
        body: Json = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


def unknown(what: str) -> Refused:
    """404 with the code of that kind of thing."""
    return Refused(404, UNKNOWN[what], f"Unknown {what}")


def unauthorized() -> Refused:
    """401: no token, or a wrong one."""
    return Refused(401, 0, "401: Unauthorized")


def missing_access() -> Refused:
    """403 50001: one may not see the place."""
    return Refused(403, 50001, "Missing Access")


def missing_permissions() -> Refused:
    """403 50013: one sees the place, but may not do that."""
    return Refused(403, 50013, "Missing Permissions")


class Form:
    """Gathers the faults of a body and refuses it once, with Discord's tree of errors."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def fault(self, path: str, code: str, message: str) -> None:
        """Notes one fault; `path` is dotted, `components.0.custom_id`; empty parts are passed over."""
        node = self._tree
        for part in filter(None, path.split(".")):
            node = node.setdefault(part, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, path: str) -> None:
        """Notes that a field is missing."""
        self.fault(path, "BASE_TYPE_REQUIRED", "This field is required")

    def length(self, path: str, value: object, low: int, high: int) -> None:
        """Notes a text (or list) whose length is outside low..high."""
        if isinstance(value, str | list) and not low <= len(value) <= high:
            if low == 0:
                sentence = f"Must be {high} or fewer in length."
                code = "BASE_TYPE_MAX_LENGTH"
            else:
                sentence = f"Must be between {low} and {high} in length."
                code = "BASE_TYPE_BAD_LENGTH"
            self.fault(path, code, sentence)

    def shaped(self, path: str, value: object, shape: type[dict[str, object]] | type[list[object]]) -> bool:
        """Notes a value that is no object, or no list; True when it is one."""
        if isinstance(value, shape):
            return True
        if shape is dict:
            self.fault(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        else:
            self.fault(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return False

    def choice(self, path: str, value: object, allowed: Iterable[object]) -> None:
        """Notes a value that is none of the allowed ones."""
        options = tuple(allowed)
        if value not in options:
            listed = ", ".join(map(str, options))
            self.fault(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")

    def __bool__(self) -> bool:
        return bool(self._tree)

    def check(self) -> None:
        """Raises the refusal (400, 50035) when anything was noted."""
        if self._tree:
            raise Refused(400, 50035, "Invalid Form Body", self._tree)


def invalid(path: str, code: str, message: str) -> Refused:
    """A 50035 with a single fault."""
    form = Form()
    form.fault(path, code, message)
    try:
        form.check()
    except Refused as refusal:
        return refusal
    raise AssertionError("a form with a fault refuses")
