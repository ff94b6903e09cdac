"""How does a worker ask to be reminded, and how is a letter sent?"""

from __future__ import annotations

import logging
import smtplib
from email.utils import make_msgid

from django.core.mail import EmailMessage
from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.notify.letters import reminder
from sijak.notify.models import Address

log = logging.getLogger("sijak.notify")


@transaction.atomic
def keep_address(*, by: Actor, email: str) -> Address:
    row, _ = Address.objects.select_for_update().get_or_create(
        worker=by.user_id, defaults={"email": email, "language": by.language}
    )
    row.email, row.language = email, by.language
    row.save(update_fields=["email", "language"])
    return row


def forget_address(*, by: Actor) -> None:
    Address.objects.filter(worker=by.user_id).delete()


def remind_worker(*, by: None, worker: str, is_urgent: bool = False) -> bool:
    """At most one letter a day, unless it ``is_urgent``. ``by`` is nobody: the house's clock sends it.
    Answers whether one was sent; a post office that is away is tried again in the next round."""
    known = Address.objects.all() if is_urgent else Address.objects.not_yet_told(today())
    row = known.filter(worker=worker).first()
    if row is None:
        return False
    letter = reminder(row.language)
    try:
        # An own number: Django would look up, and tell, the name of this machine.
        head = {"Message-ID": make_msgid(domain="sijak.invalid")}
        EmailMessage(letter.subject, letter.body, to=[row.email], headers=head).send()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("a reminder waits: %s", type(error).__name__)
        return False
    row.last_told_on = today()
    row.save(update_fields=["last_told_on"])
    return True
