"""Which deeds are there about the people who work here? Drafts, coming, going, teams, reviews."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sijak.accounts import queries, rules
from sijak.accounts.enums import ROLES
from sijak.accounts.line import vault
from sijak.accounts.models import Draft
from sijak.accounts.queries.drafts import draft_at, place_of, purpose_of
from sijak.accounts.queries.watch import notices, remember_due
from sijak.accounts.queries.who import team_page, teams_with_nobody_else, worker
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from vault.client import Denied, VaultError

type Fields = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Whoever a session belongs to, also behind the curtain, where nobody is an Actor."""

    token: str = field(repr=False)
    user_id: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """``words``: (Korean word, how it is said in Latin letters), shown once."""

    user: str
    words: tuple[tuple[str, str], ...] = field(repr=False)


def keep_draft(*, by: Actor | Writer, path: str, fields: Fields) -> None:
    """Sealed to the writer's own public key: nobody else, and no closed session, can open it."""
    place = place_of(by.user_id, path)
    plain = json.dumps(dict(fields), ensure_ascii=False).encode("utf-8", "replace")
    envelope = vault().seal_draft(by.token, place, plain)
    Draft.objects.update_or_create(
        user_id=by.user_id, place=place, defaults={"content": envelope, "kept_on": today()}
    )


def drop_draft(*, by: Actor, path: str) -> None:
    """The form was saved (or its writer let the draft go)."""
    draft = draft_at(by.user_id, path)
    if draft is not None:
        draft.delete()


def drop_old_drafts(*, by: None, before: date) -> int:
    """Nobody came back to them; ``by`` is nobody: the house's clock."""
    return Draft.objects.filter(kept_on__lt=before).delete()[0]


def take_over_kept(*, by: Actor | Writer, path: str, kept: str) -> bool:
    """What was sent while nobody was signed in, brought along in a sealed form token.

    False when the token is too old or was somebody else's.
    """
    try:
        plain = vault().form_open(purpose_of(by.user_id, path), kept)
        fields = json.loads(plain)
    except (VaultError, ValueError):
        return False
    with transaction.atomic():
        keep_draft(by=by, path=path, fields=fields)
    return True


# -- who works here ---------------------------------------------
def enrol_worker(*, by: Actor, handle: str, name: str, role: str, centre: str, ends_on: str) -> Enrolled:
    """Face to face. The words are answered once and kept nowhere."""
    try:
        made = vault().enrol(
            by.token, handle=handle, name=name, role=role, can=list(ROLES[role].can),
            centre=centre, ends_on=ends_on,
        )  # fmt: skip
    except Denied as no:
        if no.code != "handle":
            raise
        raise Refused(_("Somebody else has this short name."), field="handle") from None
    queries.forget_staff()
    return Enrolled(made["user"], tuple(zip(made["phrase"], made["spelled"], strict=True)))


def let_worker_go(*, by: Actor, user: str) -> None:
    """Sessions, grants and slips end now; raises Refused while a team would lose its keys."""
    one = worker(by, user)
    rules.may_let_go(
        is_self=user == by.user_id, is_here=one.is_here, alone_in=teams_with_nobody_else(by, user)
    )
    vault().leave(by.token, user)
    queries.forget_staff()


def make_team(*, by: Actor, name: str, kind: str, compartments: Sequence[str], centre: str, lead: str) -> str:
    team = vault().create_team(
        by.token, name=name, kind=kind, compartments=list(compartments), centre=centre, lead=lead
    )
    queries.forget_staff()
    return team


def take_into_team(*, by: Actor, team: str, user: str, lead: bool) -> None:
    try:
        vault().grant(by.token, team, user, lead=lead)
    except Denied as no:
        if no.code == "not-lead":
            raise Refused(_("Only a lead of this team takes somebody in.")) from None
        raise
    queries.forget_staff()


def take_out_of_team(*, by: Actor, team: str, user: str) -> None:
    """The grant goes and the team's keys turn: what is written from now on stays closed."""
    page = team_page(by, team)
    rules.may_take_out(
        is_self=user == by.user_id,
        leads_left=sum(one.is_lead and one.user != user for one in page.members),
    )
    vault().revoke(by.token, team, user)
    queries.forget_staff()


def turn_team(*, by: Actor, team: str) -> None:
    """New keys for a team, when somebody may have seen the old ones."""
    vault().turn(by.token, team)
    queries.forget_staff()


# -- reviews and slips ---------------------------------------------
def sign_off(*, by: Actor, notice: str, finding: str) -> None:
    one = next((n for n in notices(by) if n.id == notice), None)
    if one is None or finding not in dict(one.findings):
        raise NotForYou
    rules.may_sign_off(
        is_done=one.done_at is not None,
        is_own_reading=one.kind == "safety" and one.by == by.user_id,
    )
    vault().notice_done(by.token, notice, finding)
    remember_due(by, max(0, queries.counts_for(by).get("accounts:reviews", 1) - 1))


def give_slip(
    *, by: Actor, person: str, to: str, purpose: str, hours: int, words: Mapping[str, str],
    after: str = "", ends_at: int = 0,
) -> str:  # fmt: skip
    """A sealed copy of a few words to one colleague's own key; it ends by itself, after ``hours`` or at
    ``ends_at`` (seconds since 1970). ``after``: the colleague to whom ``pass_slip`` gives it. Answers its
    number."""
    ends_at = ends_at or int(time.time()) + hours * 3600
    try:
        return vault().slip_give(
            by.token, to=to, person=person, purpose=purpose, ends_at=ends_at, fields=dict(words), after=after
        )
    except Denied as no:
        if no.code not in ("fields", "hidden"):
            raise
        raise Refused(_("This cannot be handed to this colleague."), field="to") from None


def pass_slip(*, by: Actor, slip: str) -> bool:
    """To the colleague whom the giver named. False when nobody was, or they may not have it now."""
    try:
        vault().slip_pass(by.token, slip)
    except Denied as no:
        if no.code in ("ended", "not-yours"):
            raise
        return False
    return True


def withdraw_slip(*, by: Actor, slip: str) -> bool:
    """By the one who gave it. False when it is over, or a colleague gave it: it ends by itself."""
    try:
        vault().slip_end(by.token, slip)
    except Denied:
        return False
    return True


def end_slip(*, by: Actor, slip: str) -> None:
    """The one it was handed to gives it back."""
    vault().slip_end(by.token, slip)
