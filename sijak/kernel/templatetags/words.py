"""How does a template say a day, a time, an amount, a particle?

{% load words %}  {{ day|relative }}  {{ day|absolute }}  {{ day|both }}  {{ at|clock }}
{{ amount|won }}  {{ name|particle:"을/를" }}
"""

from datetime import date, time

from django import template

from sijak.kernel import dates
from sijak.kernel import korean as korean_rules
from sijak.kernel import won as money

register = template.Library()


@register.filter
def relative(day: date) -> str:
    return dates.relative_day(day)


@register.filter
def absolute(day: date) -> str:
    return dates.absolute_day(day)


@register.filter
def both(day: date) -> str:
    return dates.both_days(day)


@register.filter
def clock(moment: time) -> str:
    return dates.clock_words(moment)


@register.filter
def month(day: date) -> str:
    return dates.month_words(day)


@register.filter
def won(amount_krw: int) -> str:
    return money.won(amount_krw)


@register.filter
def particle(word: str, pair: str) -> str:
    return korean_rules.with_particle(str(word), pair)
