"""When may a look at needs and strengths be kept?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused


def may_keep_assessment(*, content: Mapping[str, Any]) -> None:
    if not content:
        raise Refused(_("Nothing is marked yet. One domain is enough; the others can wait."))
