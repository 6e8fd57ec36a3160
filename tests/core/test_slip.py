from bot.core.finding import Advice, Evidence, Finding
from bot.core.slip import at_rest

PITCH = Finding(
    "pitch",
    9.0,
    5.0,
    (Evidence(0, 3, "Buy", "call_to_act", 6.0), Evidence(4, 9, "today", "scarcity", 3.0)),
    Advice("advice.pitch", {"host": "shop.example", "count": 2}),
)
POLITICS = Finding("politics", 6.0, 5.0, (Evidence(0, 4, "Vote", "call"),), Advice("advice.politics"))


def test_names_and_places_are_kept_and_words_are_not() -> None:
    assert at_rest([PITCH]) == [
        {
            "rule": "pitch",
            "advice": {"key": "advice.pitch", "args": {"count": 2}},
            "evidence": [
                {"part": "text", "start": 0, "end": 3, "because": "call_to_act", "weight": 6.0},
                {"part": "text", "start": 4, "end": 9, "because": "scarcity", "weight": 3.0},
            ],
        }
    ]


def test_of_politics_only_that_there_was_something() -> None:
    assert at_rest([POLITICS]) == [
        {"rule": "slip", "advice": {"key": "advice.slip", "args": {}}, "evidence": []}
    ]
