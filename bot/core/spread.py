"""Spreading: the alternatives of a pattern put into an order that RE2's filter can use.

Why: RE2 writes neighbours with a common beginning as one ("line|listings" as "li(?:ne|stings)"), and then
finds no piece long enough to ask for in advance. Which of several alternatives stands first changes nothing
about whether a pattern hits.
"""


def spread(pattern: str) -> str:
    """Reorder the alternatives of every group so that neighbours begin differently wherever that can be."""
    branches = [_spread_groups(branch) for branch in _branches(pattern)]
    return "|".join(_apart(branches))


def _spread_groups(branch: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(branch):
        end = _end_of_element(branch, at)
        element = branch[at:end]
        out.append(f"(?:{spread(element[3:-1])})" if element.startswith("(?:") else element)
        at = end
    return "".join(out)


def _apart(branches: list[str]) -> list[str]:
    """A round-robin over the beginnings, the commonest first."""
    piles: dict[str, list[str]] = {}
    for branch in branches:
        piles.setdefault(branch[:1], []).append(branch)
    queue = sorted(piles.values(), key=len, reverse=True)
    out: list[str] = []
    while queue:
        rest = []
        for pile in queue:
            out.append(pile.pop(0))
            if pile:
                rest.append(pile)
        queue = rest
    return out


def _branches(pattern: str) -> list[str]:
    branches, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            branches.append(pattern[start:at])
            start = at = at + 1
        else:
            at = _end_of_element(pattern, at)
    branches.append(pattern[start:])
    return branches


def _end_of_element(pattern: str, at: int) -> int:
    char = pattern[at]
    if char == "\\":
        return at + 2
    if char == "[":
        at += 2 if pattern[at + 1] == "^" else 1
        first = at
        while pattern[at] != "]" or at == first:
            at += 2 if pattern[at] == "\\" else 1
        return at + 1
    if char == "(":
        at += 1
        while pattern[at] != ")":
            at = _end_of_element(pattern, at)
    return at + 1
