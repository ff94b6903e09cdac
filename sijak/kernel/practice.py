"""Is this a practice house, in which nobody is real?"""

from django.conf import settings


def is_practice() -> bool:
    """The mark itself is made in the vault's store when it is created and cannot be undone;
    accounts compares the two at start and refuses to open when they differ."""
    return bool(settings.SIJAK_PRACTICE)
