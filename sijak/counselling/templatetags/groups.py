"""How is somebody's coming and not coming said in one line?"""

from collections.abc import Mapping, Sequence

from django import template
from django.utils.translation import ngettext

from sijak.counselling.enums.groups import Came

register = template.Library()


@register.filter
def get(words: Mapping[str, str], key: str) -> str:
    return words.get(key, "")


@register.simple_tag
def came_words(history: Sequence[str]) -> str:
    """ "came 4 times of 5": what the row of dots says to those who do not see it."""
    known = [one for one in history if one]
    came = sum(one == Came.CAME for one in known)
    said = ngettext("came %(came)s of %(all)s time", "came %(came)s of %(all)s times", len(known))
    return said % {"came": came, "all": len(known)}
