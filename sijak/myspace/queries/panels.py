"""Which pages are everybody's, whatever the departments hang beside them?"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sijak.people.own import Own, OwnPanel


def letters(own: Own) -> OwnPanel:
    count = sum(not one.is_from_asker for one in own.letters)
    note = ngettext("%(count)s letter for you", "%(count)s letters for you", count) % {"count": count}
    return OwnPanel(_("Letters"), note=note if count else _("Write to us here"), address="myspace:letters")


def words(own: Own) -> OwnPanel:
    note = _("How the South says it")
    return OwnPanel(_("Northern words, Southern words"), note=note, address="myspace:words")
