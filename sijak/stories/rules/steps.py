"""May a story take its next step as it stands? Each no is the sentence beside the button, too."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import add_months
from sijak.kernel.errors import Refused
from sijak.stories.enums import (
    NOT_CALLED_BACK,
    WITH_TELLER,
    WITH_TEXT,
    WORDING,
    Channel,
    StoryState,
)
from sijak.stories.models import Story
from sijak.stories.rules import masking
from sijak.stories.rules.score import Score, may_stand, score
from sijak.stories.told import Consent, Told

CHANGED = _("This text changed while you read it. Read it again as it is now.")
ASK_BEFORE = timedelta(days=30)


def may_change(state: str) -> None:
    """Text, interview and counting. What stands on the site goes down first."""
    if state == StoryState.PUBLISHED:
        raise Refused(_("It stands on the pages. Take it down first; then it can be written anew."))
    if state == StoryState.LEFT:
        raise Refused(_("This story was taken down. It is not written on."))


def may_save(seen: int, version: int) -> None:
    if seen != version:
        raise Refused(_("A colleague changed this meanwhile. Their words stand below; yours are still here."))


def may_mask(state: str, told: Told) -> None:
    if state not in WITH_TEXT:
        raise Refused(_("There is no text yet. Write it first."))
    masking.may_call_masked(told)


def may_give_words(state: str) -> None:
    if state == StoryState.LEFT:
        raise Refused(_("This story was taken down. Nothing lies in its letter box any more."))


def may_send(state: str, told: Told, mailbox: str) -> None:
    """Into the teller's letter box, and only what is masked."""
    if state not in WITH_TELLER:
        raise Refused(_("The teller reads what is masked. Finish masking first."))
    if not told.is_free:
        raise Refused(
            _(
                "Tell them first: nobody is paid for a story, and no help hangs on it. Then write "
                "down that you said it."
            )
        )
    if not told.is_explained:
        raise Refused(_("Tell them first what can never be called back. Then write down that you said it."))
    if not mailbox:
        raise Refused(_("Give the teller eight words first: with them they can take the story back alone."))


def may_answer(state: str) -> None:
    if state not in WITH_TELLER:
        raise Refused(_("This text is being worked on. You get it to read again when it is done."))


def may_read(state: str, told: Told, reader: str) -> None:
    if state != StoryState.AGREED:
        raise Refused(_("The second reader comes after the teller has said yes."))
    if reader in told.writers:
        raise Refused(_("You wrote at this text. Somebody who did not has to read it."))


def may_sign(found: Score, told: Told, *, is_officer: bool, by: str) -> None:
    if not is_officer:
        raise Refused(_("Only an officer can sign for this."))
    if not told.is_counted or found.is_enough:
        raise Refused(_("Nobody has to sign: count first, and only where too few fit."))
    if by in {one["by"] for one in told.signed}:
        raise Refused(_("You have signed already. The second signature is another officer's."))


def may_publish(
    state: str, told: Told, mailbox: str, answer: tuple[int, Consent] | None, edition: int
) -> None:
    """``answer``: edition and words of the teller's last one."""
    if state != StoryState.READ:
        raise Refused(_("First the teller says yes, then a second person reads it."))
    if not mailbox:
        raise Refused(_("Give the teller eight words first: with them they can take the story back alone."))
    if answer is None or answer[0] != edition or not says_yes(answer[1], Channel.SITE):
        raise Refused(_("The teller has not said yes to this text on our pages."))
    if not (told.is_free and told.is_explained):
        raise Refused(_("Say first that no money depends on it, and what can never be called back."))
    masking.may_call_masked(told)
    may_stand(score(told.tells, is_rare=told.is_rare), is_counted=told.is_counted, signed=len(told.signed))


def may_keep_on(state: str, answer: tuple[int, Consent] | None, edition: int) -> None:
    if state != StoryState.PUBLISHED:
        raise Refused(_("It does not stand on the pages."))
    if answer is None or answer[0] != edition or not says_yes(answer[1], Channel.SITE):
        raise Refused(_("The teller has not said yes to this text on our pages."))


def may_take_down(state: str) -> None:
    if state == StoryState.LEFT:
        raise Refused(_("It was taken down already."))


def may_forget(state: str, told: Told) -> None:
    if state == StoryState.PUBLISHED:
        raise Refused(_("It stands on the pages. Take it down first."))
    if any(not one.get("written") for one in told.holders):
        raise Refused(_("Somebody outside still has it and was not written to. Write to them first."))


def may_hand_out(channel: str, consent: Consent | None, on: date, state: str, told: Told) -> None:
    """What is printed or handed on needs its own yes, that still holds; and everything that a page needs:
    it can never be called back."""
    if state not in (StoryState.READ, StoryState.PUBLISHED):
        raise Refused(_("First the teller says yes, then a second person reads it."))
    masking.may_call_masked(told)
    may_stand(score(told.tells, is_rare=told.is_rare), is_counted=told.is_counted, signed=len(told.signed))
    last = consent.yes.get(channel, "") if consent else ""
    if channel not in NOT_CALLED_BACK or last <= on.isoformat():
        raise Refused(_("The teller has not said yes to this way."), field="channel")


def says_yes(consent: Consent, channel: Channel) -> bool:
    return channel in consent.yes


def last_day(on: date, months: int) -> date:
    return add_months(on, months)


def ends_on(consent: Consent) -> date | None:
    day = consent.yes.get(Channel.SITE)
    return date.fromisoformat(day) if day else None


def is_to_ask(story: Story, on: date) -> bool:
    """Thirty days before it ends by itself, somebody asks gently."""
    return bool(
        story.state == StoryState.PUBLISHED and story.expires_on and story.expires_on - ASK_BEFORE <= on
    )


def consent_of(channels: dict[str, str], last: date, **rest: str) -> Consent:
    """``channels``: channel -> yes or no, as ticked; what was not ticked is a no."""
    yes = {code: last.isoformat() for code, said in channels.items() if said == "yes"}
    return Consent(
        yes=yes, no=[one.value for one in Channel if one.value not in yes], wording=WORDING, **rest
    )
