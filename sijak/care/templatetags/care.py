"""How does a template name a worker? {{ workers|named:row.worker }}"""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def named(workers: Mapping[str, str], worker: str) -> str:
    return workers.get(worker, "")
