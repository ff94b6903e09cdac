"""How does a worker's own calendar get, and lose, its way in?"""

from __future__ import annotations

import secrets

from django.db import transaction

from sijak.care.models import Feed
from sijak.care.queries.feeds import digest_of
from sijak.kernel.actor import Actor


@transaction.atomic
def make_feed(*, by: Actor) -> str:
    """A new secret, answered once; the one before it opens nothing any more."""
    secret = secrets.token_urlsafe(32)
    Feed.objects.filter(worker=by.user_id).delete()
    Feed.objects.create(worker=by.user_id, digest=digest_of(secret))
    return secret


def end_feed(*, by: Actor) -> None:
    Feed.objects.filter(worker=by.user_id).delete()
