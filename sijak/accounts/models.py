"""What does the data store keep about the people who work here? Drafts that only they can open."""

from django.db import models

from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField


class Draft(models.Model):
    """What somebody was typing, sealed to their own key.

    ``place`` is a keyed digest of the page's address, so that the row tells no person.
    """

    id = RandomIdField()
    user_id = models.CharField(max_length=32)
    place = models.CharField(max_length=64)
    kept_on = models.DateField()
    content = SealedField(shape="note")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user_id", "place"], name="one_draft_a_page")]
