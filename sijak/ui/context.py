"""What does every page know about the house it is in?"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest  # noqa: TID251  (a context processor is given one)
from django.utils.translation import get_language


def shell(request: HttpRequest) -> dict[str, Any]:
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "org_name": settings.SIJAK_ORG_NAME[language],
        "people_word": settings.SIJAK_PEOPLE_WORD[language],
        "is_practice": settings.SIJAK_PRACTICE,
        "exit_to": settings.SIJAK_EXIT_TO,
        "actor": getattr(request, "actor", None),
    }
