"""International hosts: which letters of a folded host are the host's own, and which were only drawn alike."""

import unicodedata

from bot.core.text import fold, invisible


def true_host(folded: str, written: str, endings: frozenset[str]) -> str:
    """The host that is meant by `written`, label by label; `folded` is its fold.

    `endings` are those that exist: where one is in a script of its own, so is the rest of the host.

    A label in letters of its own script is that label ("бюро", "münchen"). One that mixes scripts, or that
    ASCII could have drawn, is a disguise of its fold: "gооgle" with Cyrillic letters means "google".
    """
    if fold(written).text != folded:  # spelt out, or back to front
        return folded
    plain = "".join(char for char in written if not invisible(char))
    labels = unicodedata.normalize("NFKC", plain).casefold().split(".")
    skeletons = folded.split(".")
    if len(labels) != len(skeletons):
        return folded
    if (
        len(labels) > 1 and not labels[-1].isascii()
    ):  # an ending that nobody has is drawn, and so is all before it
        return ".".join(labels) if labels[-1] in endings else folded
    return ".".join(map(_label, labels, skeletons))


def _label(label: str, skeleton: str) -> str:
    scripts = {unicodedata.name(char, "?").split()[0] for char in label if char.isalpha()}
    if scripts == {"LATIN"}:
        return label
    cjk = scripts <= {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "LATIN"}
    if skeleton.isascii() or (len(scripts) > 1 and not cjk):
        return skeleton
    return label
