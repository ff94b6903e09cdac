"""How do the people of the practice town answer when they are asked how they are? Invented numbers.

The shares are published: of 300 people asked five times from 2016 to 2019, 76.7 % stayed low and level,
and 23.3 % were high and rose (Kim and others 2022, Frontiers in Psychiatry 13:943803). How high a level
is, how fast it rises and how far answers scatter is chosen here for practice and is nobody's figure.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sijak.counselling.actions.tablets import answer_on_tablet, give_tablet_back, hand_tablet
from sijak.counselling.enums.screenings import Mode, ScreeningState, Setting
from sijak.counselling.instruments import Instrument, instrument
from sijak.counselling.models import Given, Screening
from sijak.counselling.queries.tablets import handed_at
from sijak.counselling.rules.answers import as_text, content_of
from sijak.journal.enums import Channel, Kind
from sijak.journal.models import Entry
from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id
from sijak.people.enums import Stage
from sijak.people.models import Strand
from sijak.practice.population import SEED, Inhabitant
from sijak.practice.story import Story
from vault.client import Vault

RISING = 0.233
ASKED = 0.55  # of those who are counselled: so many were asked at all
FOUR_YEARS = 4 * 365
# Instrument, way of asking, days between.
ROUNDS = (("who5", Mode.SELF, 120), ("phq9", Mode.READ, 180))


def tell(who: Inhabitant, strands: dict[str, str], users: dict[str, str], today: date) -> Story:
    """Screenings of one inhabitant on their counselling strand."""
    story, strand = Story([], []), strands.get("counselling", "")
    rng = random.Random(f"{SEED}:asked:{who.number}")
    if not strand or who.stage == Stage.CLOSED or rng.random() > ASKED:
        return story
    rises = rng.random() < RISING
    for key, mode, gap in ROUNDS:
        one = instrument(key)
        if one is None:
            continue
        for day, answers in years(rng, one, (who.since, who.heard, today), gap, rises=rises):
            row = screening(one, strand, mode, day, users[who.lead])
            story.sealed.append((row, {"content": content_of(key, answers, "ko")}))
            story.entries.append(
                Entry(
                    strand_id=strand,
                    day=day,
                    month=day.isoformat()[:7],
                    kind=Kind.SCREENED,
                    centre=who.team,
                    channel=Channel.ROOM,
                )
            )
    if rng.random() < 0.2:
        begun(story, rng, strand, who.heard, users[who.lead])
    return story


def screening(one: Instrument, strand: str, mode: Mode, day: date, by: str) -> Screening:
    return Screening(
        strand_id=strand, instrument=one.key, edition=one.edition, day=day, mode=mode,
        setting=Setting.ROOM, asked_by=by, state=ScreeningState.DONE,
    )  # fmt: skip


def years(
    rng: random.Random, one: Instrument, days: tuple[date, date, date], gap: int, *, rises: bool
) -> Iterator[tuple[date, dict[str, int | None]]]:
    """From the first talk on, for four years at most."""
    since, heard, today = days
    day = max(since, today - timedelta(days=FOUR_YEARS)) + timedelta(days=rng.randrange(5, 40))
    begin, weight = day, rng.uniform(0.35, 0.55) if rises else rng.uniform(0.1, 0.35)
    while day <= heard:
        far = (day - begin).days / FOUR_YEARS
        yield day, answers_at(rng, one, weight + (0.25 * far if rises else 0.0))
        day += timedelta(days=gap + rng.randrange(-15, 15))


def answers_at(rng: random.Random, one: Instrument, weight: float) -> dict[str, int | None]:
    """``weight`` 0 to 1: how heavy it is. The danger item stays at nothing: no signal is invented."""
    answers: dict[str, int | None] = {}
    for key in one.scored:
        top = one.top(key)
        heavy = min(max(weight + rng.gauss(0, 0.15), 0.0), 1.0)
        answers[key] = round(top * (1 - heavy if one.worse == "down" else heavy))
        if key in one.danger:
            answers[key] = 0
        elif rng.random() < 0.01:
            answers[key] = None
    return answers


def begun(story: Story, rng: random.Random, strand: str, day: date, by: str) -> None:
    """Begun and not finished: to be gone on with another day."""
    one = instrument("gad7")
    if one is None:
        return
    row = screening(one, strand, Mode.READ, day, by)
    row.state = ScreeningState.OPEN
    story.sealed.append((row, {"content": '{"language": "ko"}'}))
    for key in one.scored[:3]:
        given = Given(strand_id=strand, screening=row, step=key)
        story.sealed.append((given, {"content": as_text(rng.randrange(3))}))


def hand_one_tablet(vault: Vault, by: Actor) -> None:
    """One tablet came back and waits for somebody to take its answers in."""
    one, strands = instrument("who5"), Strand.objects.filter(compartment="counselling", team__in=by.teams)
    for strand in strands.values_list("pk", flat=True)[:1]:
        person = vault.person_of(by.token, [strand])[0]
        if one is None or person is None:
            return
        token = hand_tablet(by=by, person=person, strand=strand, once=random_id(), key=one.key, language="ko",
                            setting=Setting.ROOM)  # fmt: skip
        for step, value in zip(one.steps, (3, 2, 3, 1, 2), strict=True):
            handed, _ = handed_at(token)
            answer_on_tablet(by=None, handed=handed, token=token, one=one, step=step, value=value)
        give_tablet_back(by=None, handed=handed_at(token)[0])
