"""Two baselines to stand beside: a short list of phrases, and "has a question mark" / "is only a link"."""

import re

PHRASES = re.compile(
    r"check (?:it |this |them )?out|my (?:channel|shop|store|course|book|website|server|patreon|etsy|music)"
    r"|subscribe|sub ?4 ?sub|follow (?:me|us|my)|link in (?:my )?bio|dm me|promo ?code|discount|% off|buy now"
    r"|limited (?:time|offer|spots)|sign up|join (?:my|our|us)|giveaway|free trial|for sale|commissions open"
    r"|make money|work from home|use (?:my )?code|order now|pre-?order|act now|click here|don't miss",
    re.I,
)
"""About thirty phrases, the kind of list that a server's word filter holds."""
URL = re.compile(r"https?://\S+|www\.\S+", re.I)


def phrase_list(text: str) -> bool:
    """A pitch, by the list."""
    return bool(PHRASES.search(text))


def question_mark(text: str) -> bool:
    """A question, by its mark."""
    return "?" in text


def only_a_link(text: str) -> bool:
    """A bare link, by what is left when plain URLs are taken away."""
    return bool(URL.search(text)) and len(re.findall(r"\w+", URL.sub(" ", text))) <= 2
