"""Which department answers which address?"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from sijak.settings import exists

PREFIXES = {
    "pages": "",
    "reach": "help/",
    "accounts": "staff/",
    "people": "people/",
    "money": "money/",
    "care": "care/",
    "counselling": "heart/",
    "health": "health/",
    "scholarships": "study/",
    "stories": "voices/",
    "myspace": "my/",
    "desk": "desk/",
    "reports": "figures/",
    "notify": "reminders/",
    "practice": "practice/",
}
# One-click sign-in exists only where nobody real can be met.
PRACTICE_ONLY = frozenset({"practice"})


def department_urls() -> list[URLPattern | URLResolver]:
    return [
        path(prefix, include(f"sijak.{name}.urls"))
        for name, prefix in PREFIXES.items()
        if settings_allow(name)
    ]


def settings_allow(name: str) -> bool:
    if name in PRACTICE_ONLY and not settings.SIJAK_PRACTICE:
        return False
    return name in settings.PRESENT and exists(f"sijak.{name}.urls")


urlpatterns = i18n_patterns(*department_urls(), prefix_default_language=False)

handler400 = "sijak.ui.http.bad_request"
handler403 = "sijak.ui.http.not_your_role"
handler404 = "sijak.ui.http.not_found"
handler500 = "sijak.ui.http.broken"
