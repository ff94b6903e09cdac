"""In which sentence is a file not taken?"""

from __future__ import annotations

from typing import NoReturn

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused

MOST_BYTES = 25 * 1024 * 1024

SENTENCES = {
    "empty": _("There is nothing in this file."),
    "large": _("This file is larger than 25 MB. Send it in parts, or photograph the pages."),
    "unknown": _("We take pictures (JPEG, PNG, GIF, WebP), PDF, Hangul and office files. "
                 "This is none of them."),
    "no-picture": _("This is not a picture. A page takes JPEG, PNG, GIF and WebP."),
    "too-long": _("This picture is far taller than wide: nobody could look at it on a telephone."),
    "heic": _("This picture is in the form HEIC, which we cannot clean. Photograph it with the form "
              "“Most compatible”, or send a picture of the screen."),
    "broken": _("This file cannot be read: it may be damaged or cut short. Send it once more."),
    "too-big-inside": _("This file unfolds to far more than it seems to be. We do not open it."),
    "locked": _("This file is locked with a password. Take the password away, then send it again."),
    "virus": _("The scanner found something harmful in this file. It was not kept."),
    "no-scanner": _("The scanner for harmful files does not answer. Nothing was kept; try again later."),
    "busy": _("Many files are being cleaned just now. Nothing was kept; try again in a minute."),
}  # fmt: skip


def refuse(code: str) -> NoReturn:
    raise Refused(SENTENCES.get(code, SENTENCES["broken"]), field="file")


def may_take(size: int) -> None:
    """``size`` in bytes."""
    if size <= 0:
        refuse("empty")
    if size > MOST_BYTES:
        refuse("large")
