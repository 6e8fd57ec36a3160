from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.scenario import Scenario, ScenarioError, Step, load_scenario, read_scenario
from bot.core.policy import Policy
from bot.core.post import Post, Target, Turn
from bot.core.verdict import judge
from bot.knowledge import load
from bot.texts import Texts
from sandbox import World

DATA = Path(__file__).resolve().parents[2] / "data"
EVENING = load_scenario(DATA / "scenarios" / "evening.toml")

HEAD = """
title = "Tea"
cast = ["tomas"]
[[steps]]
at = "00:05"
who = "tomas"
where = "general"
say = "tea?"
as = "tea"
[[steps]]
at = "01:00"
who = "mira"
where = "general"
slash = "halfhour start"
options = { minutes = 30 }
as = "start"
"""


def with_step(*lines: str) -> str:
    return HEAD + "[[steps]]\n" + "\n".join(lines)


def test_a_scenario_is_read_into_steps() -> None:
    text = with_step(
        'at = "61:10"', 'who = "mira"', 'where = "general"', 'say = "yes!"', 'reply_to = "tea"',
        'signals = ["reply"]',
    )  # fmt: skip
    assert read_scenario(text) == Scenario(
        "Tea",
        ("tomas",),
        (
            Step(timedelta(seconds=5), "tomas", "general", "say", {"content": "tea?"}, name="tea"),
            Step(
                timedelta(seconds=60), "mira", "general", "slash",
                {"name": "halfhour start", "options": {"minutes": 30}}, name="start",
            ),
            Step(
                timedelta(minutes=61, seconds=10), "mira", "general", "say", {"content": "yes!"}, on="tea",
                signals=("reply",),
            ),
        ),
    )  # fmt: skip


HERE = ('at = "02:00"', 'who = "mira"', 'where = "general"')
TOMAS = ('at = "02:00"', 'who = "tomas"', 'where = "general"')


@pytest.mark.parametrize(
    ("lines", "step"),
    [
        ((*TOMAS, 'edit = "tea, anybody?"', 'on = "tea"'), ("edit", {"content": "tea, anybody?"}, "tea")),
        ((*TOMAS, "delete = true", 'on = "tea"'), ("delete", {}, "tea")),
        ((*HERE, 'react = "🫖"', 'on = "tea"'), ("react", {"emoji": "🫖"}, "tea")),
        ((*HERE, 'click = "Not now"', 'on = "start"'), ("click", {"custom_id": "Not now"}, "start")),
        ((*HERE, 'slash = "halfhour stop"'), ("slash", {"name": "halfhour stop"}, "")),
        ((*HERE, 'wait = "board"'), ("wait", {"until": "board"}, "")),
    ],
)
def test_each_verb_is_what_the_control_calls_it(
    lines: tuple[str, ...], step: tuple[str, dict[str, str], str]
) -> None:
    last = read_scenario(with_step(*lines)).steps[-1]
    assert (last.verb, last.arguments, last.on) == step


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (HERE, "do one thing, and does 0"),
        ((*HERE, 'say = "a"', 'react = "🫖"', 'on = "tea"'), "do one thing, and does 2"),
        ((*HERE, 'say = ""'), "needs some text"),
        ((*HERE, 'say = "a"', 'on = "tea"'), "knows no 'on'"),
        ((*HERE, 'say = "a"', 'reply_to = "coffee"'), "there is no 'coffee' before it"),
        ((*HERE, 'say = "a"', 'reply_to = "start"'), "'start' is no message"),
        ((*HERE, 'say = "a"', 'as = "tea"'), "'tea' cannot be its name"),
        ((*HERE, 'react = "🫖"'), "'react' needs 'on'"),
        ((*HERE, 'edit = "b"', 'on = "tea"'), "'tea' belongs to tomas"),
        ((*HERE, 'click = "In"', 'on = "tea"'), "'tea' is no answer with buttons"),
        ((*TOMAS, 'click = "In"', 'on = "start"'), "'start' belongs to mira"),
        ((*TOMAS, "delete = false", 'on = "tea"'), "needs true"),
        ((*HERE, 'wait = "christmas"'), "one can wait for"),
        ((*HERE[:2], 'where = "promo"', 'say = "a"', 'reply_to = "tea"'), "stands in general"),
        (('at = "00:30"', 'who = "mira"', 'where = "general"', 'say = "a"'), "before the step above"),
        (('at = "2:5"', 'who = "mira"', 'where = "general"', 'say = "a"'), "no time such as"),
        (('at = "02:60"', 'who = "mira"', 'where = "general"', 'say = "a"'), "no time such as"),
        (('who = "mira"', 'where = "general"', 'say = "a"'), "needs 'at'"),
        (('at = "02:00"', 'where = "general"', 'say = "a"'), "needs 'who'"),
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_refused_with_the_step_and_the_reason(
    lines: tuple[str, ...], why: str
) -> None:
    with pytest.raises(ScenarioError, match=why) as refused:
        read_scenario(with_step(*lines))
    assert str(refused.value).startswith("step 3 (")


@pytest.mark.parametrize("text", ["", 'title = "Tea"', "steps = []", "= 1", HEAD.replace("title", "titel")])
def test_a_file_without_a_story_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError):
        read_scenario(text)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "tea.toml").write_text("steps = []")
    with pytest.raises(ScenarioError, match=r"tea\.toml: nothing happens"):
        load_scenario(tmp_path / "tea.toml")


def test_the_evening_is_half_an_hour_of_people_who_are_in_the_world() -> None:
    assert 40 <= sum(step.verb == "say" for step in EVENING.steps) <= 70
    assert EVENING.steps[-1].arguments == {"until": "board"}
    world = World.default()
    people = {user.name for user in world.users.values()}
    channels = {channel.name for guild in world.guilds.values() for channel in guild.channels.values()}
    assert {step.who for step in EVENING.steps} <= people
    assert {step.where for step in EVENING.steps} <= channels
    assert set(EVENING.cast) <= people


def test_buttons_of_the_evening_are_buttons_of_the_product() -> None:
    catalogue = (DATA / "locales" / "en" / "halfhour.ftl").read_text("utf-8")
    Texts.load(DATA / "locales")
    for step in EVENING.steps:
        if step.verb == "click":
            assert f" = {step.arguments['custom_id']}\n" in catalogue


def test_the_cast_has_a_conversation_of_its_own() -> None:
    alone = EVENING.only(EVENING.cast)
    assert sum(step.verb == "say" for step in alone.steps) >= 20
    assert {step.who for step in alone.steps} == set(EVENING.cast)
    names = {step.name for step in alone.steps}
    assert all(not step.on or step.on in names for step in alone.steps)
    assert EVENING.only(()).steps == ()


def test_the_judge_finds_in_the_evening_what_the_evening_says() -> None:
    knowledge, policy = load(), Policy(sites=frozenset({"mira-bakes.example"}))
    people = sorted({step.who for step in EVENING.steps})
    said: dict[str, Target] = {}
    heard: dict[str, list[tuple[timedelta, int, str]]] = {}
    started: set[str] = set()
    for number, step in enumerate(EVENING.steps, 1000):
        if step.verb == "click":
            started.add(step.who)
        if step.verb not in ("say", "edit"):
            continue
        author, text = people.index(step.who) + 1, step.arguments["content"]
        before = heard.setdefault(step.where, [])
        recent = tuple(Turn(who, what, (step.at - at).total_seconds()) for at, who, what in before[-5:])
        answers = said.get(step.on) if step.verb == "say" else None
        verdict = judge(Post(number, author, text, replied_to=answers, recent=recent), policy, knowledge)
        found = tuple(finding.rule for finding in verdict.findings)
        assert found == step.noise, (step.at, step.who, text)
        if step.who in started:
            assert set(step.signals) <= {talk.signal for talk in verdict.signals}, (step.at, step.who, text)
        if step.verb == "edit":
            said[step.on] = Target(said[step.on].message, author, text)
        else:
            before.append((step.at, author, text))
            said[step.name] = Target(number, author, text)
    assert started == {"mira", "noor"}
